// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store makes of the one body that a message has.
 */
@UsesMapi
class BodyTests {

	private static final String OF_HTML = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 {\\*\\htmltag64 <p>}"
			+ "\\'cf\\u8364 ?{\\*\\htmltag72 </p>}}";

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	/**
	 * Holds RTF as {@code PR_RTF_COMPRESSED} may: not compressed.
	 * @param rtf the RTF
	 * @return the value
	 */
	private static Binary value(String rtf) {
		byte[] bytes = rtf.getBytes(StandardCharsets.ISO_8859_1);
		ByteBuffer value = ByteBuffer.allocate(16 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
		value.putInt(12 + bytes.length).putInt(bytes.length).putInt(0x414C454D).putInt(0).put(bytes);
		return Binary.of(value.array());
	}

	@Test
	void whenMessageHasRtfAloneThenTextIsMadeOfIt() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.RTF_COMPRESSED, value("{\\rtf1\\ansi Hello\\par W\\'f6rld}"));
				assertThat(message.body(BodyFormat.TEXT)).contains("Hello\r\nWörld");
				message.save();
				assertThat(message.body(BodyFormat.TEXT)).contains("Hello\r\nWörld");
				assertThat(message.body(BodyFormat.HTML)).isEmpty();
				PropertyValues values = message.read(PropertyTags.BODY, PropertyTags.HTML, PropertyTags.INTERNET_CPID);
				assertThat(values.get(PropertyTags.BODY)).isEqualTo("Hello\r\nWörld");
				assertThat(values.find(PropertyTags.HTML)).isEmpty();
				assertThat(values.find(PropertyTags.INTERNET_CPID)).isEmpty();
				try (ContentsTable table = inbox.contents()
					.columns(PropertyTags.BODY)
					.where(PropertyTags.BODY.contains("wörld"))) {
					assertThat(table.rows().map((row) -> row.get(PropertyTags.BODY))).containsExactly("Hello\r\nWörld");
				}
			}
		});
	}

	@Test
	void whenRtfWasMadeOfHtmlThenTheHtmlIsABodyToo() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.RTF_COMPRESSED, value(OF_HTML));
				message.save();
				assertThat(message.body(BodyFormat.HTML)).contains("<p>П€</p>");
				assertThat(message.body(BodyFormat.TEXT)).contains("П€");
				PropertyValues values = message.readAll();
				assertThat(values.get(PropertyTags.INTERNET_CPID)).isEqualTo(65001);
				assertThat(values.get(PropertyTags.HTML))
					.isEqualTo(Binary.of("<p>П€</p>".getBytes(StandardCharsets.UTF_8)));
				assertThat(values.get(PropertyTags.BODY)).isEqualTo("П€");
				try (ContentsTable table = inbox.contents().columns(PropertyTags.HTML)) {
					Row row = table.rows().toList().get(0);
					assertThat(row.get(PropertyTags.HTML)).isEqualTo(values.get(PropertyTags.HTML));
				}
			}
		});
	}

	@Test
	void whenTheMessageHasACodePageThenTheHtmlIsInIt() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.RTF_COMPRESSED, value(OF_HTML));
				message.set(PropertyTags.INTERNET_CPID, 28595);
				message.save();
				assertThat(message.read(PropertyTags.HTML).get(PropertyTags.HTML))
					.isEqualTo(Binary.of("<p>П&#8364;</p>".getBytes(Charset.forName("ISO-8859-5"))));
				assertThat(message.body(BodyFormat.HTML)).contains("<p>П&#8364;</p>");
				assertThat(message.body(BodyFormat.TEXT)).contains("П€");
			}
		});
	}

	@Test
	void whenRtfIsNotInSyncWithTheTextThenNoHtmlIsMadeOfIt() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.RTF_COMPRESSED, value(OF_HTML));
				message.set(PropertyTags.BODY, "newer");
				message.set(PropertyTags.RTF_IN_SYNC, false);
				message.save();
				assertThat(message.body(BodyFormat.HTML)).isEmpty();
				assertThat(message.body(BodyFormat.TEXT)).contains("newer");
			}
		});
	}

	@Test
	void whenOneBodyIsSetThenTheOthersNoLongerSayWhatTheySaid() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.RTF_COMPRESSED, value(OF_HTML));
				message.save();
				message.set(PropertyTags.BODY, "other");
				message.save();
				assertThat(message.body(BodyFormat.TEXT)).contains("other");
				assertThat(message.body(BodyFormat.HTML)).isEmpty();
				assertThat(message.body(BodyFormat.RTF)).isEmpty();
			}
		});
	}

	@Test
	void whenRtfIsBrokenThenThereIsNoBody() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.RTF_COMPRESSED, Binary.of(new byte[] { 1, 2, 3 }));
				message.save();
				assertThat(message.body(BodyFormat.TEXT)).isEmpty();
				assertThat(message.body(BodyFormat.HTML)).isEmpty();
				assertThat(message.readAll().tags()).doesNotContain(PropertyTags.BODY, PropertyTags.HTML);
			}
		});
	}

}
