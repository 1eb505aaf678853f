// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

/**
 * How the bytes of data blocks are made unreadable at a glance. None of it is encryption.
 * <p>
 * Source: [MS-PST], 5.1 and 5.2.
 */
public enum PstEncoding {

	/** As they are. */
	NONE {
		@Override
		void encode(byte[] data, long blockId) {
			// they stay
		}
	},

	/** Each byte replaced by another. */
	PERMUTE {
		@Override
		void encode(byte[] data, long blockId) {
			for (int i = 0; i < data.length; i++) {
				data[i] = EncodingTables.R[data[i] & 0xFF];
			}
		}
	},

	/** Each byte replaced by one that depends on its place and on the block. */
	CYCLIC {
		@Override
		void encode(byte[] data, long blockId) {
			int key = (int) (blockId ^ blockId >>> 16) & 0xFFFF;
			for (int i = 0; i < data.length; i++) {
				int low = key & 0xFF;
				int high = key >>> 8;
				int value = EncodingTables.R[data[i] + low & 0xFF];
				value = EncodingTables.S[value + high & 0xFF];
				value = EncodingTables.I[value - high & 0xFF];
				data[i] = (byte) (value - low);
				key = key + 1 & 0xFFFF;
			}
		}
	};

	/**
	 * Encodes the data of a block in place.
	 * @param data the data
	 * @param blockId the block's id
	 */
	abstract void encode(byte[] data, long blockId);

}
