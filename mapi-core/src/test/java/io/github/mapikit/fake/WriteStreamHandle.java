// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.spi.Handle;

/**
 * A stream whose bytes become a value.
 */
final class WriteStreamHandle extends Handle {

	private final PropertyHandle object;

	private final PropertyTag<?> tag;

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	WriteStreamHandle(PropertyHandle object, PropertyTag<?> tag) {
		this.object = object;
		this.tag = tag;
	}

	void write(byte[] from, int offset, int length) {
		this.written.write(from, offset, length);
	}

	void commit() {
		this.object.own()
			.put(this.tag, (this.tag.type() == PropertyType.UNICODE) ? this.written.toString(StandardCharsets.UTF_16LE)
					: Binary.of(this.written.toByteArray()));
		this.object.changed();
	}

}
