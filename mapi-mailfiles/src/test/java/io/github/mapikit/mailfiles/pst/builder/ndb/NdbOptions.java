// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

/**
 * How a data file is written.
 *
 * @param format the variant of the format
 * @param version the version that the header gives
 * @param encoding the encoding of data blocks
 * @param compressed whether blocks are compressed where that makes them smaller; for
 * {@link PstFormat#UNICODE_4K} without encoding
 * @param entriesPerPage how many entries a page of a B-tree has at most, so that few
 * entries make a deep tree
 * @param entriesPerBlock how many entries a block that refers to others has at most
 * @param recordsPerItem how many records an item of a B-tree on a heap has at most
 * @param firstBlock the number of the first block
 */
public record NdbOptions(PstFormat format, int version, PstEncoding encoding, boolean compressed, int entriesPerPage,
		int entriesPerBlock, int recordsPerItem, long firstBlock) {

	public NdbOptions {
		if (compressed && (format != PstFormat.UNICODE_4K || encoding != PstEncoding.NONE)) {
			throw new IllegalArgumentException("Only blocks of 4K files without encoding are compressed");
		}
	}

	public static NdbOptions of(PstFormat format, PstEncoding encoding) {
		return new NdbOptions(format, format.version(), encoding, false, Integer.MAX_VALUE, Integer.MAX_VALUE,
				Integer.MAX_VALUE, 1);
	}

	public NdbOptions withVersion(int newVersion) {
		return new NdbOptions(this.format, newVersion, this.encoding, this.compressed, this.entriesPerPage,
				this.entriesPerBlock, this.recordsPerItem, this.firstBlock);
	}

	public NdbOptions withCompression() {
		return new NdbOptions(this.format, this.version, this.encoding, true, this.entriesPerPage, this.entriesPerBlock,
				this.recordsPerItem, this.firstBlock);
	}

	/**
	 * Returns options with which trees are deep although they have few entries.
	 * @param perPage how many entries a page has at most, at least 2
	 * @param perBlock how many entries a block that refers to others has at most
	 * @param perItem how many records an item of a B-tree on a heap has at most
	 * @return the options
	 */
	public NdbOptions withEntries(int perPage, int perBlock, int perItem) {
		return new NdbOptions(this.format, this.version, this.encoding, this.compressed, perPage, perBlock, perItem,
				this.firstBlock);
	}

	public NdbOptions withFirstBlock(long number) {
		return new NdbOptions(this.format, this.version, this.encoding, this.compressed, this.entriesPerPage,
				this.entriesPerBlock, this.recordsPerItem, number);
	}

}
