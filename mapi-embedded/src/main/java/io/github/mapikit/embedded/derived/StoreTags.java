// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.derived;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;

/**
 * The tags of the properties that the store makes and
 * {@link io.github.mapikit.model.property.PropertyTags} does not name.
 *
 * @since 0.1.0
 */
public final class StoreTags {

	/** {@code PR_STORE_RECORD_KEY}. */
	public static final PropertyTag<Binary> STORE_RECORD_KEY = PropertyTag.binary(0x0FFA);

	/** {@code PR_MAPPING_SIGNATURE}. */
	public static final PropertyTag<Binary> MAPPING_SIGNATURE = PropertyTag.binary(0x0FF8);

	/** {@code PR_ACCESS_LEVEL}. */
	public static final PropertyTag<Integer> ACCESS_LEVEL = PropertyTag.int32(0x0FF7);

	/** {@code PR_DISPLAY_TYPE}. */
	public static final PropertyTag<Integer> DISPLAY_TYPE = PropertyTag.int32(0x3900);

	/** {@code PR_CONVERSATION_INDEX}. */
	public static final PropertyTag<Binary> CONVERSATION_INDEX = PropertyTag.binary(0x0071);

	/** {@code PR_MESSAGE_TO_ME}. */
	public static final PropertyTag<Boolean> MESSAGE_TO_ME = PropertyTag.bool(0x0057);

	/** {@code PR_MESSAGE_CC_ME}. */
	public static final PropertyTag<Boolean> MESSAGE_CC_ME = PropertyTag.bool(0x0058);

	/** {@code PR_MESSAGE_RECIP_ME}. */
	public static final PropertyTag<Boolean> MESSAGE_RECIP_ME = PropertyTag.bool(0x0059);

	private StoreTags() {
	}

}
