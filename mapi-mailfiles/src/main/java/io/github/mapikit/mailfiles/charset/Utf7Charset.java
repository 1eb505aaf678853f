// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.charset.CharsetDecoder;

/**
 * UTF-7. May be used on any thread.
 * <p>
 * Source: RFC 2152.
 */
final class Utf7Charset extends DecodingCharset {

	static final String NAME = "UTF-7";

	Utf7Charset() {
		super(NAME, "");
	}

	@Override
	public CharsetDecoder newDecoder() {
		return new Utf7Decoder(this);
	}

}
