// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.StreamMode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for reading properties and streams: which calls are made, and what is made of the
 * answers.
 */
class ReadVerbTests extends NativeThreadFixture {

	private void stream(byte[] bytes, int step) {
		int[] position = new int[1];
		Map<Integer, FakeMapi.Method> stream = new HashMap<>();
		stream.put(FakeMapi.RELEASE, called("Release stream"));
		stream.put(FakeMapi.STREAM_SEEK, (self, to, origin, moved, d, e, f) -> {
			this.calls.add("Seek " + to);
			position[0] = (int) to;
			return 0;
		});
		stream.put(FakeMapi.STREAM_READ, (self, into, length, count, d, e, f) -> {
			int some = Math.min(Math.min(step, (int) length), bytes.length - position[0]);
			new Pointer(into).write(0, bytes, position[0], some);
			position[0] += some;
			FakeMapi.putInt(count, some);
			return (some != 0) ? 0 : 1;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(stream), 4));
	}

	@Test
	void whenAllAreReadThenErrorsGetTheTypesOfTheirPropertiesAndObjectsAreLeftOut() {
		this.properties.put(PropertyTags.SUBJECT, "Hello");
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		this.properties.put(PropertyTags.HTML, MapiErrors.MAPI_E_NOT_FOUND);
		this.messageMethods.put(FakeMapi.GET_PROP_LIST, (self, flags, list, c, d, e, f) -> {
			FakeMapi.putPointer(list, this.mapi.tagList(PropertyTags.SUBJECT.value(), PropertyTags.BODY.value()));
			return 0;
		});
		PropertyValues all = thread().readAll(openMessage());
		Assertions.assertThat(all.tags()).containsExactlyInAnyOrder(PropertyTags.SUBJECT, PropertyTags.BODY);
		Assertions.assertThat(all.get(PropertyTags.SUBJECT)).isEqualTo("Hello");
		Assertions.assertThat(all.value(PropertyTags.BODY).isTooLarge()).isTrue();
	}

	@Test
	void whenABodyIsTooLargeThenItIsStreamedWithoutASeek() {
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		stream("Grüße".getBytes(StandardCharsets.UTF_16LE), 3);
		Assertions.assertThat(thread().body(openMessage(), BodyFormat.TEXT)).isEqualTo("Grüße");
		Assertions.assertThat(this.calls).containsExactly("Release stream");
	}

	@Test
	void whenABodyCannotBeReadThenThatIsAFailure() {
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NO_ACCESS);
		Handle message = openMessage();
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> thread().body(message, BodyFormat.TEXT));
	}

	@Test
	void whenHtmlIsReadThenItsCodePageCounts() {
		this.properties.put(PropertyTags.HTML, Binary.of("Привет".getBytes(Charset.forName("windows-1251"))));
		this.properties.put(PropertyTags.INTERNET_CPID, 1251);
		Assertions.assertThat(thread().body(openMessage(), BodyFormat.HTML)).isEqualTo("Привет");
	}

	@Test
	void whenAStreamIsReadElsewhereThenItIsMovedThereOnce() {
		stream("0123456789".getBytes(StandardCharsets.US_ASCII), 4);
		Handle stream = thread().openStream(openMessage(), PropertyTags.HTML, StreamMode.READ);
		Assertions.assertThat(read(stream, 0)).isEqualTo("0123");
		Assertions.assertThat(read(stream, 4)).isEqualTo("4567");
		Assertions.assertThat(read(stream, 1)).isEqualTo("1234");
		Assertions.assertThat(read(stream, 5)).isEqualTo("5678");
		Assertions.assertThat(read(stream, 10)).isEmpty();
		Assertions.assertThat(this.calls).containsExactly("Seek 1", "Seek 10");
	}

	private String read(Handle stream, long position) {
		byte[] into = new byte[100];
		int count = thread().read(stream, position, into, 10, 50);
		return new String(into, 10, count, StandardCharsets.US_ASCII);
	}

	@Test
	void whenAReadFailedThenTheNextOneMovesThere() {
		Map<Integer, FakeMapi.Method> failing = new HashMap<>();
		failing.put(FakeMapi.STREAM_READ, (self, into, length, count, d, e, f) -> 0x80040115);
		failing.put(FakeMapi.STREAM_SEEK, (self, to, origin, moved, d, e, f) -> {
			this.calls.add("Seek " + to);
			return 0;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(failing), 4));
		Handle stream = thread().openStream(openMessage(), PropertyTags.HTML, StreamMode.READ);
		for (int i = 0; i < 2; i++) {
			Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> read(stream, 0));
		}
		Assertions.assertThat(this.calls).isEqualTo(List.of("Seek 0"));
	}

}
