// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.time.Instant;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;

/**
 * Properties that no driver gives a meaning to, from the range that message classes
 * define for themselves ("Property Identifiers", MAPI documentation).
 */
final class Samples {

	static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6901);

	static final PropertyTag<Integer> OTHER_NUMBER = PropertyTag.int32(0x6902);

	static final PropertyTag<String> TEXT = PropertyTag.unicode(0x6903);

	static final PropertyTag<Instant> TIME = PropertyTag.time(0x6904);

	static final PropertyTag<Boolean> TRUTH = PropertyTag.bool(0x6905);

	static final PropertyTag<Binary> BYTES = PropertyTag.binary(0x6906);

	static final PropertyTag<Integer> NOBODY_HAS_THIS = PropertyTag.int32(0x6907);

	private Samples() {
	}

}
