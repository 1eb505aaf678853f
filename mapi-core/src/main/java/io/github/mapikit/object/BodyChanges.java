// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTags;

/**
 * What changes of a message that gets a body, the only one that it has then.
 */
final class BodyChanges {

	private static final int CODE_PAGE_UTF_8 = 65001;

	private BodyChanges() {
	}

	static PropertyChanges of(BodyFormat format, String body) {
		Objects.requireNonNull(format, "format");
		Objects.requireNonNull(body, "body");
		PropertyChanges withoutRtf = PropertyChanges.NONE.removeIfPossible(PropertyTags.RTF_COMPRESSED)
			.removeIfPossible(PropertyTags.RTF_IN_SYNC)
			.removeIfPossible(PropertyTags.NATIVE_BODY_INFO);
		return switch (format) {
			case HTML -> withoutRtf.removeIfPossible(PropertyTags.BODY)
				.set(PropertyTags.HTML, Binary.of(body.getBytes(StandardCharsets.UTF_8)))
				.set(PropertyTags.INTERNET_CPID, CODE_PAGE_UTF_8);
			case TEXT -> withoutRtf.removeIfPossible(PropertyTags.HTML).set(PropertyTags.BODY, body);
			case RTF -> throw new IllegalArgumentException("A body is set as TEXT or HTML, not as RTF");
		};
	}

}
