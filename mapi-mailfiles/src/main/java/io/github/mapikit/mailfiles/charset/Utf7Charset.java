// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;

/**
 * UTF-7. May be used on any thread.
 * <p>
 * Source: RFC 2152.
 */
final class Utf7Charset extends Charset {

	static final String NAME = "UTF-7";

	Utf7Charset() {
		super(NAME, null);
	}

	@Override
	public boolean contains(Charset charset) {
		return charset.equals(this);
	}

	@Override
	public CharsetDecoder newDecoder() {
		return new Utf7Decoder(this);
	}

	@Override
	public boolean canEncode() {
		return false;
	}

	@Override
	public CharsetEncoder newEncoder() {
		throw new UnsupportedOperationException();
	}

}
