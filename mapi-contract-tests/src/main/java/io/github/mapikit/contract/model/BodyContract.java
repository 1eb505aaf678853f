// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The body of a message and its formats. Source: "IMAPIProp::SaveChanges".
 *
 * @since 0.1.0
 */
public abstract class BodyContract extends ModelContract {

	@ParameterizedTest
	@ValueSource(strings = { "One line", "Two\r\nlines\r\n", "Grüße, мир, 世界, 😀", "" })
	void whenABodyIsSavedAsTextThenItIsReadAsText(String text) {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, text));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElse("")).isEqualTo(text);
			}
		});
	}

	@Test
	void whenABodyIsLargeThenItIsReadWhole() {
		String text = "All work and no play makes Jack a dull boy. ".repeat(10_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, text));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.TEXT)).contains(text);
				Assertions.assertThat(readText(message, PropertyTags.BODY)).isEqualTo(text);
			}
		});
	}

	@Test
	void whenABodyIsSavedAsHtmlThenItIsReadAsHtmlAndAsText() {
		requires(Capability.HTML_BODIES);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.HTML,
					"<html><body><p>Grüße aus <b>K&ouml;ln</b> 😀</p></body></html>"));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.HTML).orElseThrow()).contains("Grüße", "<b>", "😀");
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow())
					.contains("Grüße aus", "Köln", "😀")
					.doesNotContain("<b>", "<p>", "&ouml;");
			}
		});
	}

	@Test
	void whenABodyIsReplacedThenNoFormatHasTheOldOne() {
		requires(Capability.HTML_BODIES);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> message.setBody(BodyFormat.HTML, "<html><body>the old one</body></html>"));
			try (Message message = store.openMessage(id)) {
				message.setBody(BodyFormat.TEXT, "the new one");
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow().strip()).isEqualTo("the new one");
				message.save();
			}
			assertBodies(store, id, "the new one", "the old one");
			try (Message message = store.openMessage(id)) {
				message.setBody(BodyFormat.HTML, "<html><body>the newest one</body></html>");
				message.save();
			}
			assertBodies(store, id, "the newest one", "the new one");
		});
	}

	private static void assertBodies(MessageStore store, EntryId id, String with, String without) {
		try (Message message = store.openMessage(id)) {
			Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow()).contains(with);
			for (BodyFormat format : BodyFormat.values()) {
				message.body(format).ifPresent((body) -> Assertions.assertThat(body).doesNotContain(without));
			}
		}
	}

	@Test
	void whenABodyIsSetAsRtfThenItIsRefused() {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				Assertions.assertThatIllegalArgumentException()
					.isThrownBy(() -> message.setBody(BodyFormat.RTF, "{\\rtf1 text}"));
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenThereIsNoBodyThenNoFormatHasOne(BodyFormat format) {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(format).orElse("")).isEmpty();
			}
		});
	}

	@Test
	void whenTheBodyIsNotSavedThenOthersReadTheOldOne() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, "old"));
			try (Message changed = store.openMessage(id); Message other = store.openMessage(id)) {
				changed.setBody(BodyFormat.TEXT, "new");
				Assertions.assertThat(other.body(BodyFormat.TEXT)).contains("old");
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.TEXT)).contains("old");
			}
		});
	}

}
