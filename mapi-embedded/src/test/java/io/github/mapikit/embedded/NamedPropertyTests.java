// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.store.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Properties whose identifiers stand for names.
 */
@UsesMapi
class NamedPropertyTests {

	private static final PropertyTag<String> UNMAPPED = PropertyTag.unicode(0xFFF0);

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@Test
	void whenNoNameIsMappedThenSettingIsRefused() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox();
					Message message = inbox.createMessage();
					Attachment attachment = message.createAttachment()) {
				assertRefused(inbox);
				assertRefused(message);
				assertRefused(attachment);
				message.remove(UNMAPPED);
				message.save();
				assertThat(message.readAll().tags()).doesNotContain(UNMAPPED);
			}
		});
	}

	private static void assertRefused(PropertyObject object) {
		for (PropertyTag<String> tag : List.of(UNMAPPED, PropertyTag.unicode(0x8000))) {
			object.set(tag, "x");
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(object::save)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(new HResult(0x80040307)))
				.withMessageContaining("IMAPIProp::SetProps");
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> {
				object.openOutputStream(tag).close();
				object.save();
			}).satisfies((ex) -> assertThat(ex.result()).isEqualTo(new HResult(0x80040307)));
		}
	}

	@Test
	void whenAFileHasTheNameThenThePropertyCanBeSet(@TempDir Path folder) throws Exception {
		Path file = TestMail.copy(folder, "testMSG_att_doc.msg").get(0);
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file.toString())).run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message created = inbox.createMessage()) {
				PropertyTag<?> named;
				try (Message message = session.defaultStore()
					.openMessage(inbox.contents().nextRows(1).get(0).get(PropertyTags.ENTRYID))) {
					named = message.readAll()
						.tags()
						.stream()
						.filter((tag) -> tag.id() >= 0x8000 && tag.type() == PropertyType.LONG)
						.findFirst()
						.orElseThrow();
				}
				PropertyTag<Integer> tag = PropertyTag.int32(named.id());
				created.set(tag, 42);
				created.save();
				assertThat(created.read(tag).get(tag)).isEqualTo(42);
			}
		});
	}

}
