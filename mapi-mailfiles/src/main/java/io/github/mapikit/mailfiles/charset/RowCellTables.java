// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

/**
 * The characters of KS X 1001 (with those of code page 949 in its rows) and of GB 2312
 * (with those of GBK). Each table is made when it is first asked for. May be used on any
 * thread.
 */
final class RowCellTables {

	private RowCellTables() {
	}

	/**
	 * Returns the characters of KS X 1001.
	 * @return the table
	 */
	static RowCellTable korean() {
		return Korean.TABLE;
	}

	/**
	 * Returns the characters of GB 2312.
	 * @return the table
	 */
	static RowCellTable chinese() {
		return Chinese.TABLE;
	}

	private static final class Korean {

		static final RowCellTable TABLE = new RowCellTable(RowCellTable::euc, "x-windows-949", "EUC-KR");

	}

	private static final class Chinese {

		static final RowCellTable TABLE = new RowCellTable(RowCellTable::euc, "GBK");

	}

}
