// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

/**
 * The structures of MAPI that this binding uses, with their sizes on both bitnesses. The
 * numbers were read from compiled headers; a test compares them with the table of all.
 */
public enum Struct {

	/** {@code SPropValue}. */
	PROP_VALUE("SPropValue", 24, 16),
	/** {@code SRow}. */
	ROW("SRow", 16, 12),
	/** {@code SRowSet}. */
	ROW_SET("SRowSet", 24, 16),
	/** {@code SPropTagArray}. */
	PROP_TAG_ARRAY("SPropTagArray", 8, 8),
	/** {@code SSortOrderSet}. */
	SORT_ORDER_SET("SSortOrderSet", 20, 20),
	/** {@code SSortOrder}. */
	SORT_ORDER("SSortOrder", 8, 8),
	/** {@code ADRLIST}. */
	ADR_LIST("ADRLIST", 24, 16),
	/** {@code ADRENTRY}. */
	ADR_ENTRY("ADRENTRY", 16, 12),
	/** {@code SBinary}. */
	BINARY("SBinary", 16, 8),
	/** {@code SBinaryArray}. */
	BINARY_ARRAY("SBinaryArray", 16, 8),
	/** {@code ENTRYLIST}. */
	ENTRY_LIST("ENTRYLIST", 16, 8),
	/** {@code GUID}. */
	GUID("GUID", 16, 16),
	/** {@code FILETIME}. */
	FILETIME("FILETIME", 8, 8),
	/** {@code NOTIFICATION}. */
	NOTIFICATION("NOTIFICATION", 88, 64),
	/** {@code OBJECT_NOTIFICATION}. */
	OBJECT_NOTIFICATION("OBJECT_NOTIFICATION", 72, 40),
	/** {@code NEWMAIL_NOTIFICATION}. */
	NEWMAIL_NOTIFICATION("NEWMAIL_NOTIFICATION", 56, 28),
	/** {@code MAPIERROR}. */
	MAPI_ERROR("MAPIERROR", 32, 20),
	/** {@code SRestriction}. */
	RESTRICTION("SRestriction", 32, 16),
	/** {@code SAndRestriction}. */
	AND_RESTRICTION("SAndRestriction", 16, 8),
	/** {@code SOrRestriction}. */
	OR_RESTRICTION("SOrRestriction", 16, 8),
	/** {@code SNotRestriction}. */
	NOT_RESTRICTION("SNotRestriction", 16, 8),
	/** {@code SContentRestriction}. */
	CONTENT_RESTRICTION("SContentRestriction", 16, 12),
	/** {@code SPropertyRestriction}. */
	PROPERTY_RESTRICTION("SPropertyRestriction", 16, 12),
	/** {@code SBitMaskRestriction}. */
	BIT_MASK_RESTRICTION("SBitMaskRestriction", 12, 12),
	/** {@code SSizeRestriction}. */
	SIZE_RESTRICTION("SSizeRestriction", 12, 12),
	/** {@code SExistRestriction}. */
	EXIST_RESTRICTION("SExistRestriction", 12, 12),
	/** {@code SComparePropsRestriction}. */
	COMPARE_PROPS_RESTRICTION("SComparePropsRestriction", 12, 12),
	/** {@code SSubRestriction}. */
	SUB_RESTRICTION("SSubRestriction", 16, 8),
	/** {@code SPropProblemArray}. */
	PROP_PROBLEM_ARRAY("SPropProblemArray", 16, 16),
	/** {@code SPropProblem}. */
	PROP_PROBLEM("SPropProblem", 12, 12),
	/** {@code MAPINAMEID}. */
	NAME_ID("MAPINAMEID", 24, 12);

	private final String documentedName;

	private final int sizeX64;

	private final int sizeX86;

	Struct(String documentedName, int sizeX64, int sizeX86) {
		this.documentedName = documentedName;
		this.sizeX64 = sizeX64;
		this.sizeX86 = sizeX86;
	}

	/**
	 * Returns the name of the structure in the headers.
	 * @return the name
	 */
	public String documentedName() {
		return this.documentedName;
	}

	/**
	 * Returns the size of the structure.
	 * @param bitness the bitness
	 * @return the size in bytes, with one element where it ends in an array
	 */
	public int size(Bitness bitness) {
		return (bitness == Bitness.X64) ? this.sizeX64 : this.sizeX86;
	}

}
