// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a trace says of the outcomes of steps.
 */
class TraceTests {

	private final Trace trace = new Trace("owner@example.com");

	@Test
	void whenStepsFailThenTheResultIsNamedWhateverIsAroundIt() {
		this.trace.step("call", () -> {
			throw MapiCallExceptions.of("IMAPIProp::SetProps", MapiErrors.MAPI_E_COMPUTED);
		});
		this.trace.step("stream", () -> {
			throw new IOException(MapiCallExceptions.of("IStream::Write", MapiErrors.MAPI_E_NO_ACCESS));
		});
		this.trace.step("other", () -> {
			throw new IllegalArgumentException("no");
		});
		assertThat(this.trace.text().lines()).containsExactly("call -> ! MAPI_E_COMPUTED",
				"stream -> ! MAPI_E_NO_ACCESS", "other -> ! IllegalArgumentException");
	}

	@Test
	void whenValuesDifferFromRunToRunThenTheyAreReplaced() {
		this.trace.step("id", () -> EntryId.of((byte) 7));
		this.trace.step("other id", () -> EntryId.of((byte) 8));
		this.trace.step("same id", () -> read(PropertyTags.ENTRYID, Binary.of((byte) 7)));
		this.trace.step("key", () -> read(PropertyTags.RECORD_KEY, Binary.of((byte) 7)));
		this.trace.step("time", () -> read(PropertyTags.CREATION_TIME, Instant.now()));
		this.trace.step("old time", () -> read(PropertyTags.CREATION_TIME, Instant.EPOCH));
		this.trace.step("size", () -> read(PropertyTags.MESSAGE_SIZE, 512));
		this.trace.step("owner", () -> "to owner@example.com");
		assertThat(this.trace.text().lines()).containsExactly("id -> <entry id 1>", "other id -> <entry id 2>",
				"same id -> PR_ENTRYID = <entry id 1>", "key -> PR_RECORD_KEY = <key 1>",
				"time -> PR_CREATION_TIME = <now>", "old time -> PR_CREATION_TIME = 1970-01-01T00:00:00Z",
				"size -> PR_MESSAGE_SIZE = <size>", "owner -> \"to <owner>\"");
	}

	@Test
	void whenThereIsNoValueThenTheReasonIsTold() {
		this.trace.step("nothing", () -> null);
		this.trace.step("empty", Optional::empty);
		this.trace.step("none", List::of);
		this.trace.step("absent", () -> read(PropertyTags.SUBJECT, MapiErrors.MAPI_E_NOT_FOUND));
		this.trace.step("large", () -> read(PropertyTags.SUBJECT, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY));
		this.trace.step("error", () -> read(PropertyTags.SUBJECT, MapiErrors.MAPI_E_NO_ACCESS));
		assertThat(this.trace.text().lines()).containsExactly("nothing -> ok", "empty -> absent", "none -> none",
				"absent -> PR_SUBJECT = absent", "large -> PR_SUBJECT = too large",
				"error -> PR_SUBJECT = ! MAPI_E_NO_ACCESS");
	}

	private static PropertyValues read(PropertyTag<?> tag, Object value) {
		return PropertyValues.of(new PropertyTag<?>[] { tag }, new Object[] { value });
	}

}
