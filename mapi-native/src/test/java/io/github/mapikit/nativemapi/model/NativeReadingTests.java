// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.nativemapi.com.FakeMapi;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for reading from COM objects of Java code: which calls are made, and what is made
 * of the answers.
 */
class NativeReadingTests extends NativeObjectFixture {

	@Test
	void whenAllAreReadThenErrorsGetTheTypesOfTheirPropertiesAndObjectsAreLeftOut() {
		this.properties.put(PropertyTags.SUBJECT, "Hello");
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		this.properties.put(PropertyTags.HTML, MapiErrors.MAPI_E_NOT_FOUND);
		this.messageMethods.put(FakeMapi.GET_PROP_LIST, (self, flags, list, c, d, e, f) -> {
			FakeMapi.putPointer(list, this.mapi.tagList(PropertyTags.SUBJECT.value(), PropertyTags.BODY.value()));
			return 0;
		});
		withMessage((message) -> {
			PropertyValues all = message.readAll();
			Assertions.assertThat(all.tags()).containsExactlyInAnyOrder(PropertyTags.SUBJECT, PropertyTags.BODY);
			Assertions.assertThat(all.get(PropertyTags.SUBJECT)).isEqualTo("Hello");
			Assertions.assertThat(all.value(PropertyTags.BODY).isTooLarge()).isTrue();
		});
	}

	@Test
	void whenABodyIsTooLargeThenItIsStreamed() {
		byte[] text = "Grüße".getBytes(StandardCharsets.UTF_16LE);
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		int[] position = new int[1];
		Map<Integer, FakeMapi.Method> stream = new HashMap<>();
		stream.put(FakeMapi.RELEASE, released("stream"));
		stream.put(FakeMapi.STREAM_READ, (self, into, length, count, d, e, f) -> {
			int step = Math.min(3, text.length - position[0]);
			new Pointer(into).write(0, text, position[0], step);
			position[0] += step;
			FakeMapi.putInt(count, step);
			return (step != 0) ? 0 : 1;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(stream), 4));
		withMessage((message) -> Assertions.assertThat(message.body(BodyFormat.TEXT)).contains("Grüße"));
		Assertions.assertThat(this.calls).startsWith("Release stream", "Release message");
	}

	@Test
	void whenABodyCannotBeReadThenThatIsAFailure() {
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NO_ACCESS);
		withMessage((message) -> Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> message.body(BodyFormat.TEXT)));
	}

	@Test
	void whenHtmlIsReadThenItsCodePageCounts() {
		this.properties.put(PropertyTags.HTML, Binary.of("Привет".getBytes(Charset.forName("windows-1251"))));
		this.properties.put(PropertyTags.INTERNET_CPID, 1251);
		withMessage((message) -> Assertions.assertThat(message.body(BodyFormat.HTML)).contains("Привет"));
	}

	@Test
	void whenATableIsReadThenItsCursorGoesBackWhenItIsSetAnew() {
		for (int i = 0; i < 3; i++) {
			this.rows.add(Map.of(NUMBER, i));
		}
		withFolder((folder) -> {
			try (ContentsTable table = folder.contents()) {
				table.columns(NUMBER).where(NUMBER.atLeast(0)).sort(NUMBER.ascending());
				Assertions.assertThat(table.nextRows(2)).extracting((row) -> row.get(NUMBER)).containsExactly(0, 1);
				table.columns(NUMBER, PropertyTags.SUBJECT);
				Assertions.assertThat(table.rows().map((row) -> row.get(NUMBER))).containsExactly(0, 1, 2);
			}
		});
		Assertions.assertThat(this.calls)
			.startsWith("SetColumns", "Restrict", "SortTable", "QueryRows", "SetColumns", "SeekRow 0", "QueryRows",
					"QueryRows", "Release table");
	}

}
