// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link MessageRequest} and {@link MessageContent}.
 */
class MessageRequestTests {

	private static MessageRequest full() {
		return MessageRequest.properties(PropertyTags.SUBJECT)
			.body(BodyFormat.TEXT)
			.body(BodyFormat.HTML)
			.withRecipients()
			.withAttachments(PropertyTags.ATTACH_NUM);
	}

	private static MessageContent content() {
		PropertyTag<?>[] tags = { PropertyTags.SUBJECT };
		PropertyValues properties = PropertyValues.of(tags, new Object[] { "secret subject" });
		return new MessageContent(properties, Map.of(BodyFormat.TEXT, "secret body"),
				List.of(Recipient.to("secret@example.org")),
				List.of(new Row(new PropertyTag<?>[] { PropertyTags.ATTACH_LONG_FILENAME },
						new Object[] { "secret.pdf" })));
	}

	@Test
	void whenBuiltThenEachPartIsKept() {
		assertThat(full().properties()).containsExactly(PropertyTags.SUBJECT);
		assertThat(full().bodies()).containsExactlyInAnyOrder(BodyFormat.TEXT, BodyFormat.HTML);
		assertThat(full().recipients()).isTrue();
		assertThat(full().attachments()).containsExactly(PropertyTags.ATTACH_NUM);
	}

	@Test
	void whenNothingIsAskedForThenNothingIs() {
		assertThat(MessageRequest.NOTHING.properties()).isEmpty();
		assertThat(MessageRequest.NOTHING.bodies()).isEmpty();
		assertThat(MessageRequest.NOTHING.recipients()).isFalse();
		assertThat(MessageRequest.NOTHING.attachments()).isNull();
	}

	@Test
	void whenTheUsualColumnsAreAskedForThenThatIsNotNothing() {
		assertThat(MessageRequest.NOTHING.withAttachments().attachments()).isEmpty();
	}

	@Test
	void whenAPartIsAddedThenTheRequestBeforeStaysAsItWas() {
		MessageRequest.NOTHING.body(BodyFormat.RTF).withRecipients();
		assertThat(MessageRequest.NOTHING).isEqualTo(new MessageRequest(List.of(), Set.of(), false, null));
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenAPartIsMissingThenItIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> MessageRequest.NOTHING.body(null));
		assertThatNullPointerException().isThrownBy(() -> MessageRequest.properties((PropertyTag<?>) null));
	}

	@Test
	void whenSentThenItIsEqual() throws Exception {
		assertThat(SerializedCopy.of(full())).isEqualTo(full()).hasSameHashCodeAs(full());
		assertThat(SerializedCopy.of(MessageRequest.NOTHING)).isEqualTo(MessageRequest.NOTHING).isNotEqualTo(full());
	}

	@Test
	void whenContentIsSentThenItIsEqual() throws Exception {
		assertThat(SerializedCopy.of(content())).isEqualTo(content()).hasSameHashCodeAs(content());
		assertThat(content().body(BodyFormat.TEXT)).contains("secret body");
		assertThat(content().body(BodyFormat.HTML)).isEmpty();
	}

	@Test
	void whenContentIsShownThenNoValueIs() {
		assertThat(content().toString()).contains("PR_SUBJECT", "TEXT", "1 recipients").doesNotContain("secret");
	}

}
