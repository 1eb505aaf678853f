// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

/**
 * The fields of {@linkplain Struct MAPI's structures} that this binding uses, with their
 * offsets on both bitnesses.
 */
public enum StructField {

	/** {@code SPropValue.ulPropTag}. */
	PROP_VALUE_TAG(Struct.PROP_VALUE, "ulPropTag", 0, 0),
	/** {@code SPropValue.Value}. */
	PROP_VALUE_VALUE(Struct.PROP_VALUE, "Value", 8, 8),
	/** {@code SRow.cValues}. */
	ROW_COUNT(Struct.ROW, "cValues", 4, 4),
	/** {@code SRow.lpProps}. */
	ROW_PROPS(Struct.ROW, "lpProps", 8, 8),
	/** {@code SRowSet.cRows}. */
	ROW_SET_COUNT(Struct.ROW_SET, "cRows", 0, 0),
	/** {@code SRowSet.aRow}. */
	ROW_SET_ROWS(Struct.ROW_SET, "aRow", 8, 4),
	/** {@code SPropTagArray.cValues}. */
	PROP_TAG_ARRAY_COUNT(Struct.PROP_TAG_ARRAY, "cValues", 0, 0),
	/** {@code SPropTagArray.aulPropTag}. */
	PROP_TAG_ARRAY_TAGS(Struct.PROP_TAG_ARRAY, "aulPropTag", 4, 4),
	/** {@code SSortOrderSet.cSorts}. */
	SORT_ORDER_SET_COUNT(Struct.SORT_ORDER_SET, "cSorts", 0, 0),
	/** {@code SSortOrderSet.cCategories}. */
	SORT_ORDER_SET_CATEGORIES(Struct.SORT_ORDER_SET, "cCategories", 4, 4),
	/** {@code SSortOrderSet.cExpanded}. */
	SORT_ORDER_SET_EXPANDED(Struct.SORT_ORDER_SET, "cExpanded", 8, 8),
	/** {@code SSortOrderSet.aSort}. */
	SORT_ORDER_SET_ORDERS(Struct.SORT_ORDER_SET, "aSort", 12, 12),
	/** {@code SSortOrder.ulPropTag}. */
	SORT_ORDER_TAG(Struct.SORT_ORDER, "ulPropTag", 0, 0),
	/** {@code SSortOrder.ulOrder}. */
	SORT_ORDER_DIRECTION(Struct.SORT_ORDER, "ulOrder", 4, 4),
	/** {@code ADRLIST.cEntries}. */
	ADR_LIST_COUNT(Struct.ADR_LIST, "cEntries", 0, 0),
	/** {@code ADRLIST.aEntries}. */
	ADR_LIST_ENTRIES(Struct.ADR_LIST, "aEntries", 8, 4),
	/** {@code ADRENTRY.ulReserved1}. */
	ADR_ENTRY_RESERVED(Struct.ADR_ENTRY, "ulReserved1", 0, 0),
	/** {@code ADRENTRY.cValues}. */
	ADR_ENTRY_COUNT(Struct.ADR_ENTRY, "cValues", 4, 4),
	/** {@code ADRENTRY.rgPropVals}. */
	ADR_ENTRY_PROPS(Struct.ADR_ENTRY, "rgPropVals", 8, 8),
	/** {@code SBinary.cb}. */
	BINARY_SIZE(Struct.BINARY, "cb", 0, 0),
	/** {@code SBinary.lpb}. */
	BINARY_BYTES(Struct.BINARY, "lpb", 8, 4),
	/** {@code SBinaryArray.cValues}. */
	BINARY_ARRAY_COUNT(Struct.BINARY_ARRAY, "cValues", 0, 0),
	/** {@code SBinaryArray.lpbin}. */
	BINARY_ARRAY_VALUES(Struct.BINARY_ARRAY, "lpbin", 8, 4),
	/** {@code ENTRYLIST.cValues}. */
	ENTRY_LIST_COUNT(Struct.ENTRY_LIST, "cValues", 0, 0),
	/** {@code ENTRYLIST.lpbin}. */
	ENTRY_LIST_VALUES(Struct.ENTRY_LIST, "lpbin", 8, 4),
	/** {@code NOTIFICATION.ulEventType}. */
	NOTIFICATION_EVENT(Struct.NOTIFICATION, "ulEventType", 0, 0),
	/** {@code NOTIFICATION.info}. */
	NOTIFICATION_INFO(Struct.NOTIFICATION, "info", 8, 8),
	/** {@code OBJECT_NOTIFICATION.cbEntryID}. */
	OBJECT_NOTIFICATION_ENTRY_ID_SIZE(Struct.OBJECT_NOTIFICATION, "cbEntryID", 0, 0),
	/** {@code OBJECT_NOTIFICATION.lpEntryID}. */
	OBJECT_NOTIFICATION_ENTRY_ID(Struct.OBJECT_NOTIFICATION, "lpEntryID", 8, 4),
	/** {@code OBJECT_NOTIFICATION.ulObjType}. */
	OBJECT_NOTIFICATION_OBJECT_TYPE(Struct.OBJECT_NOTIFICATION, "ulObjType", 16, 8),
	/** {@code OBJECT_NOTIFICATION.cbParentID}. */
	OBJECT_NOTIFICATION_PARENT_ID_SIZE(Struct.OBJECT_NOTIFICATION, "cbParentID", 20, 12),
	/** {@code OBJECT_NOTIFICATION.lpParentID}. */
	OBJECT_NOTIFICATION_PARENT_ID(Struct.OBJECT_NOTIFICATION, "lpParentID", 24, 16),
	/** {@code OBJECT_NOTIFICATION.cbOldParentID}. */
	OBJECT_NOTIFICATION_OLD_PARENT_ID_SIZE(Struct.OBJECT_NOTIFICATION, "cbOldParentID", 48, 28),
	/** {@code OBJECT_NOTIFICATION.lpOldParentID}. */
	OBJECT_NOTIFICATION_OLD_PARENT_ID(Struct.OBJECT_NOTIFICATION, "lpOldParentID", 56, 32),
	/** {@code NEWMAIL_NOTIFICATION.cbEntryID}. */
	NEWMAIL_NOTIFICATION_ENTRY_ID_SIZE(Struct.NEWMAIL_NOTIFICATION, "cbEntryID", 0, 0),
	/** {@code NEWMAIL_NOTIFICATION.lpEntryID}. */
	NEWMAIL_NOTIFICATION_ENTRY_ID(Struct.NEWMAIL_NOTIFICATION, "lpEntryID", 8, 4),
	/** {@code NEWMAIL_NOTIFICATION.cbParentID}. */
	NEWMAIL_NOTIFICATION_PARENT_ID_SIZE(Struct.NEWMAIL_NOTIFICATION, "cbParentID", 16, 8),
	/** {@code NEWMAIL_NOTIFICATION.lpParentID}. */
	NEWMAIL_NOTIFICATION_PARENT_ID(Struct.NEWMAIL_NOTIFICATION, "lpParentID", 24, 12),
	/** {@code MAPIERROR.ulVersion}. */
	MAPI_ERROR_VERSION(Struct.MAPI_ERROR, "ulVersion", 0, 0),
	/** {@code MAPIERROR.lpszError}. */
	MAPI_ERROR_ERROR(Struct.MAPI_ERROR, "lpszError", 8, 4),
	/** {@code MAPIERROR.lpszComponent}. */
	MAPI_ERROR_COMPONENT(Struct.MAPI_ERROR, "lpszComponent", 16, 8),
	/** {@code MAPIERROR.ulLowLevelError}. */
	MAPI_ERROR_LOW_LEVEL_ERROR(Struct.MAPI_ERROR, "ulLowLevelError", 24, 12),
	/** {@code MAPIERROR.ulContext}. */
	MAPI_ERROR_CONTEXT(Struct.MAPI_ERROR, "ulContext", 28, 16),
	/** {@code SRestriction.rt}. */
	RESTRICTION_TYPE(Struct.RESTRICTION, "rt", 0, 0),
	/** {@code SRestriction.res}. */
	RESTRICTION_UNION(Struct.RESTRICTION, "res", 8, 4),
	/** {@code SAndRestriction.cRes}. */
	AND_RESTRICTION_COUNT(Struct.AND_RESTRICTION, "cRes", 0, 0),
	/** {@code SAndRestriction.lpRes}. */
	AND_RESTRICTION_PARTS(Struct.AND_RESTRICTION, "lpRes", 8, 4),
	/** {@code SOrRestriction.cRes}. */
	OR_RESTRICTION_COUNT(Struct.OR_RESTRICTION, "cRes", 0, 0),
	/** {@code SOrRestriction.lpRes}. */
	OR_RESTRICTION_PARTS(Struct.OR_RESTRICTION, "lpRes", 8, 4),
	/** {@code SNotRestriction.lpRes}. */
	NOT_RESTRICTION_PARTS(Struct.NOT_RESTRICTION, "lpRes", 8, 4),
	/** {@code SContentRestriction.ulFuzzyLevel}. */
	CONTENT_RESTRICTION_FUZZY_LEVEL(Struct.CONTENT_RESTRICTION, "ulFuzzyLevel", 0, 0),
	/** {@code SContentRestriction.ulPropTag}. */
	CONTENT_RESTRICTION_TAG(Struct.CONTENT_RESTRICTION, "ulPropTag", 4, 4),
	/** {@code SContentRestriction.lpProp}. */
	CONTENT_RESTRICTION_VALUE(Struct.CONTENT_RESTRICTION, "lpProp", 8, 8),
	/** {@code SPropertyRestriction.relop}. */
	PROPERTY_RESTRICTION_RELATION(Struct.PROPERTY_RESTRICTION, "relop", 0, 0),
	/** {@code SPropertyRestriction.ulPropTag}. */
	PROPERTY_RESTRICTION_TAG(Struct.PROPERTY_RESTRICTION, "ulPropTag", 4, 4),
	/** {@code SPropertyRestriction.lpProp}. */
	PROPERTY_RESTRICTION_VALUE(Struct.PROPERTY_RESTRICTION, "lpProp", 8, 8),
	/** {@code SBitMaskRestriction.relBMR}. */
	BIT_MASK_RESTRICTION_RELATION(Struct.BIT_MASK_RESTRICTION, "relBMR", 0, 0),
	/** {@code SBitMaskRestriction.ulPropTag}. */
	BIT_MASK_RESTRICTION_TAG(Struct.BIT_MASK_RESTRICTION, "ulPropTag", 4, 4),
	/** {@code SBitMaskRestriction.ulMask}. */
	BIT_MASK_RESTRICTION_MASK(Struct.BIT_MASK_RESTRICTION, "ulMask", 8, 8),
	/** {@code SSizeRestriction.relop}. */
	SIZE_RESTRICTION_RELATION(Struct.SIZE_RESTRICTION, "relop", 0, 0),
	/** {@code SSizeRestriction.ulPropTag}. */
	SIZE_RESTRICTION_TAG(Struct.SIZE_RESTRICTION, "ulPropTag", 4, 4),
	/** {@code SSizeRestriction.cb}. */
	SIZE_RESTRICTION_SIZE(Struct.SIZE_RESTRICTION, "cb", 8, 8),
	/** {@code SExistRestriction.ulPropTag}. */
	EXIST_RESTRICTION_TAG(Struct.EXIST_RESTRICTION, "ulPropTag", 4, 4),
	/** {@code SComparePropsRestriction.relop}. */
	COMPARE_PROPS_RESTRICTION_RELATION(Struct.COMPARE_PROPS_RESTRICTION, "relop", 0, 0),
	/** {@code SComparePropsRestriction.ulPropTag1}. */
	COMPARE_PROPS_RESTRICTION_LEFT_TAG(Struct.COMPARE_PROPS_RESTRICTION, "ulPropTag1", 4, 4),
	/** {@code SComparePropsRestriction.ulPropTag2}. */
	COMPARE_PROPS_RESTRICTION_RIGHT_TAG(Struct.COMPARE_PROPS_RESTRICTION, "ulPropTag2", 8, 8),
	/** {@code SSubRestriction.ulSubObject}. */
	SUB_RESTRICTION_TABLE(Struct.SUB_RESTRICTION, "ulSubObject", 0, 0),
	/** {@code SSubRestriction.lpRes}. */
	SUB_RESTRICTION_PARTS(Struct.SUB_RESTRICTION, "lpRes", 8, 4),
	/** {@code SPropProblemArray.cProblem}. */
	PROP_PROBLEM_ARRAY_COUNT(Struct.PROP_PROBLEM_ARRAY, "cProblem", 0, 0),
	/** {@code SPropProblemArray.aProblem}. */
	PROP_PROBLEM_ARRAY_PROBLEMS(Struct.PROP_PROBLEM_ARRAY, "aProblem", 4, 4),
	/** {@code SPropProblem.ulIndex}. */
	PROP_PROBLEM_INDEX(Struct.PROP_PROBLEM, "ulIndex", 0, 0),
	/** {@code SPropProblem.ulPropTag}. */
	PROP_PROBLEM_TAG(Struct.PROP_PROBLEM, "ulPropTag", 4, 4),
	/** {@code SPropProblem.scode}. */
	PROP_PROBLEM_RESULT(Struct.PROP_PROBLEM, "scode", 8, 8),
	/** {@code MAPINAMEID.lpguid}. */
	NAME_ID_SET(Struct.NAME_ID, "lpguid", 0, 0),
	/** {@code MAPINAMEID.ulKind}. */
	NAME_ID_KIND(Struct.NAME_ID, "ulKind", 8, 4),
	/** {@code MAPINAMEID.Kind.lID}. */
	NAME_ID_NUMBER(Struct.NAME_ID, "Kind.lID", 16, 8),
	/** {@code MAPINAMEID.Kind.lpwstrName}. */
	NAME_ID_TEXT(Struct.NAME_ID, "Kind.lpwstrName", 16, 8);

	private final Struct struct;

	private final String documentedName;

	private final int offsetX64;

	private final int offsetX86;

	StructField(Struct struct, String documentedName, int offsetX64, int offsetX86) {
		this.struct = struct;
		this.documentedName = documentedName;
		this.offsetX64 = offsetX64;
		this.offsetX86 = offsetX86;
	}

	/**
	 * Returns the structure that the field is in.
	 * @return the structure
	 */
	public Struct struct() {
		return this.struct;
	}

	/**
	 * Returns the name of the field in the headers.
	 * @return the name
	 */
	public String documentedName() {
		return this.documentedName;
	}

	/**
	 * Returns where the field begins.
	 * @param bitness the bitness
	 * @return the offset in bytes from the beginning of the structure
	 */
	public int offset(Bitness bitness) {
		return (bitness == Bitness.X64) ? this.offsetX64 : this.offsetX86;
	}

}
