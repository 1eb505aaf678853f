// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.nativemapi.memory.PropertyEncoder;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;

/**
 * COM objects with real vtables. Asserts that nothing is left allocated.
 */
abstract class ComCallFixture {

	static final PropertyTag<String> TEXT = PropertyTags.SUBJECT;

	static final PropertyTag<Integer> NUMBER = PropertyTags.MESSAGE_FLAGS;

	final FakeMapi mapi = new FakeMapi();

	final Map<Integer, FakeMapi.Method> methods = new HashMap<>();

	final List<Long> seen = new ArrayList<>();

	@AfterEach
	void nothingIsLeftAllocated() {
		Assertions.assertThat(this.mapi.buffers()).as("buffers that were not freed").isZero();
	}

	ComProp prop() {
		return new ComProp(this.mapi.context(), this.mapi.object(this.methods));
	}

	long answers(int count, String text, Object number) {
		StructWriter writer = FakeMapi.writer();
		PropertyEncoder.writeAll(writer,
				List.of(TEXT, (number instanceof HResult) ? PropertyTag.of(0x0E07000A) : NUMBER),
				List.of(text, number));
		Assertions.assertThat(count).isNotNegative();
		return this.mapi.allocate(writer);
	}

}
