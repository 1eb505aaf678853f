// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

/**
 * The properties that the index of the mail files has, by the numbers of their tags, as a
 * {@code switch} wants them.
 */
final class IndexTags {

	static final int SUBJECT = 0x0037001F;

	static final int SUBJECT_PREFIX = 0x003D001F;

	static final int NORMALIZED_SUBJECT = 0x0E1D001F;

	static final int SENDER_NAME = 0x0C1A001F;

	static final int SENDER_EMAIL_ADDRESS = 0x0C1F001F;

	static final int SENDER_ADDRTYPE = 0x0C1E001F;

	static final int DISPLAY_TO = 0x0E04001F;

	static final int DISPLAY_CC = 0x0E03001F;

	static final int MESSAGE_CLASS = 0x001A001F;

	static final int INTERNET_MESSAGE_ID = 0x1035001F;

	static final int DELIVERY_TIME = 0x0E060040;

	static final int CLIENT_SUBMIT_TIME = 0x00390040;

	static final int MESSAGE_SIZE = 0x0E080003;

	static final int IMPORTANCE = 0x00170003;

	static final int MSG_STATUS = 0x0E170003;

	static final int SENSITIVITY = 0x00360003;

	private IndexTags() {
	}

}
