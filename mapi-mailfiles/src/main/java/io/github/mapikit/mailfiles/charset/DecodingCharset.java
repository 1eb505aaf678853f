// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * A character set that is there to be read: what it writes is what one of Java writes, if
 * Java has it. May be used on any thread.
 */
abstract class DecodingCharset extends Charset {

	private final String encoder;

	/**
	 * Creates a character set.
	 * @param name its name
	 * @param encoder the name of the character set that encodes for it; empty if none
	 * does
	 */
	DecodingCharset(String name, String encoder) {
		super(name, null);
		this.encoder = encoder;
	}

	@Override
	public final boolean contains(Charset charset) {
		return charset.equals(this);
	}

	@Override
	public final boolean canEncode() {
		return !this.encoder.isEmpty() && Charset.isSupported(this.encoder);
	}

	@Override
	public final CharsetEncoder newEncoder() {
		if (this.encoder.isEmpty()) {
			throw new UnsupportedOperationException();
		}
		return Charset.forName(this.encoder).newEncoder();
	}

}
