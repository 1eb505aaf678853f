// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

/**
 * The numbers of property types, as far as their values have forms of their own.
 * <p>
 * Source: [MS-OXCDATA], 2.11.1.
 */
final class PropertyTypes {

	static final int SHORT = 0x0002;

	static final int LONG = 0x0003;

	static final int FLOAT = 0x0004;

	static final int DOUBLE = 0x0005;

	static final int CURRENCY = 0x0006;

	static final int APPTIME = 0x0007;

	static final int ERROR = 0x000A;

	static final int BOOLEAN = 0x000B;

	static final int OBJECT = 0x000D;

	static final int I8 = 0x0014;

	static final int STRING8 = 0x001E;

	static final int UNICODE = 0x001F;

	static final int SYSTIME = 0x0040;

	static final int CLSID = 0x0048;

	static final int BINARY = 0x0102;

	static final int MULTI_VALUED = 0x1000;

	private PropertyTypes() {
	}

	/**
	 * Whether values stand in the record of a property.
	 * @param type the type
	 * @return whether they have four bytes or less
	 */
	static boolean isInPlace(int type) {
		return type == SHORT || type == LONG || type == FLOAT || type == ERROR || type == BOOLEAN;
	}

	/**
	 * Returns the number of bytes of a value.
	 * @param type the type of a single value
	 * @return the number, or 0 if it differs from value to value or is not known
	 */
	static int sizeOf(int type) {
		return switch (type) {
			case SHORT, BOOLEAN -> 2;
			case LONG, FLOAT, ERROR -> 4;
			case DOUBLE, CURRENCY, APPTIME, I8, SYSTIME -> 8;
			case CLSID -> 16;
			default -> 0;
		};
	}

	/**
	 * Returns how many bytes of a table's row a value takes that stands in the row.
	 * @param type the type
	 * @return the number, or 0 if only a reference stands in the row
	 */
	static int sizeInRow(int type) {
		return switch (type) {
			case BOOLEAN -> 1;
			case CLSID -> 0;
			default -> sizeOf(type);
		};
	}

}
