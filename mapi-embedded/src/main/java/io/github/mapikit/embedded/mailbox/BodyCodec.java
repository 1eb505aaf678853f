/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded.mailbox;

import io.github.mapikit.model.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bodies that properties hold as bytes. May be used on any thread. Internal
 * to the embedded subsystem.
 *
 * @since 0.1.0
 */
public final class BodyCodec {

	private BodyCodec() {
	}

	/**
	 * Decodes an HTML body.
	 * @param html the value of {@code PR_HTML}
	 * @param codePage the value of {@code PR_INTERNET_CPID}, or {@code null}
	 * @return the HTML
	 */
	public static String decodeHtml(Binary html, @Nullable Integer codePage) {
		return CodePages.decode(html.toByteArray(), codePage);
	}

	/**
	 * Decompresses an RTF body.
	 * @param rtf the value of {@code PR_RTF_COMPRESSED}
	 * @return the RTF, each byte of it a character; {@code null} if it is not compressed
	 * RTF
	 */
	public static @Nullable String decompressRtf(Binary rtf) {
		return CompressedRtf.decompress(rtf.toByteArray());
	}

}
