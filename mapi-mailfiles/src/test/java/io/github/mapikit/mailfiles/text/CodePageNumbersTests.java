// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The numbers of Windows for character sets.
 */
class CodePageNumbersTests {

	@ParameterizedTest
	@CsvSource({ "437, IBM437", "500, IBM500", "37, IBM037", "708, ISO-8859-6", "720, x-IBM720", "737, x-IBM737",
			"775, IBM775", "850, IBM850", "852, IBM852", "855, IBM855", "857, IBM857", "858, IBM00858", "860, IBM860",
			"861, IBM861", "862, IBM862", "863, IBM863", "864, IBM864", "865, IBM865", "866, IBM866", "869, IBM869",
			"870, IBM870", "874, x-windows-874", "875, x-IBM875", "932, windows-31j", "936, GB18030",
			"949, x-windows-949", "950, x-MS950-HKSCS", "1026, IBM1026", "1047, IBM1047", "1140, IBM01140",
			"1149, IBM01149", "1200, x-UTF-16LE-BOM", "1201, UTF-16BE", "1250, windows-1250", "1251, windows-1251",
			"1252, windows-1252", "1253, windows-1253", "1254, windows-1254", "1255, windows-1255",
			"1256, windows-1256", "1257, windows-1257", "1258, windows-1258", "1361, x-Johab", "10000, x-MacRoman",
			"10001, windows-31j", "10002, x-MS950-HKSCS", "10003, x-windows-949", "10004, x-MacArabic",
			"10005, x-MacHebrew", "10006, x-mail-MacGreek", "10007, x-mail-MacCyrillic", "10008, GB18030",
			"10010, x-mail-MacRomania", "10017, x-mail-MacCyrillic", "10021, x-MacThai", "10029, x-MacCentralEurope",
			"10079, x-mail-MacIceland", "10081, x-MacTurkish", "10082, x-mail-MacCroatian", "12000, UTF-32LE",
			"12001, UTF-32BE", "20105, windows-1252", "20106, DIN_66003", "20107, SEN_850200_B", "20108, NS_4551-1",
			"20127, windows-1252", "20273, IBM273", "20277, IBM277", "20278, IBM278", "20280, IBM280", "20284, IBM284",
			"20285, IBM285", "20290, IBM290", "20297, IBM297", "20420, IBM420", "20424, IBM424", "20833, x-IBM833",
			"20838, IBM-Thai", "20866, KOI8-R", "20871, IBM871", "20932, x-mail-EUC-JP", "20936, GB18030",
			"20949, x-windows-949", "21025, x-IBM1025", "21866, x-mail-KOI8-U", "28591, windows-1252",
			"28592, ISO-8859-2", "28593, ISO-8859-3", "28594, ISO-8859-4", "28595, ISO-8859-5", "28596, ISO-8859-6",
			"28597, ISO-8859-7", "28598, ISO-8859-8", "28599, windows-1254", "28600, ISO-8859-10",
			"28601, x-windows-874", "28603, ISO-8859-13", "28604, ISO-8859-14", "28605, ISO-8859-15",
			"28606, ISO-8859-16", "38598, ISO-8859-8", "50220, x-mail-ISO-2022-JP", "50221, x-mail-ISO-2022-JP",
			"50222, x-mail-ISO-2022-JP", "50225, x-mail-ISO-2022-KR", "50227, ISO-2022-CN", "50229, ISO-2022-CN",
			"51932, x-mail-EUC-JP", "51936, GB18030", "51949, x-windows-949", "51950, x-EUC-TW", "52936, HZ-GB-2312",
			"54936, GB18030", "57002, x-ISCII91", "65000, UTF-7", "65001, UTF-8" })
	void whenACodePageIsKnownThenItsCharsetIsGiven(int number, String name) {
		assertThat(CodePages.ofNumber(number)).isNotNull();
		assertThat(CodePages.ofNumber(number).name()).isEqualTo(name);
		// a superset is the same for several numbers; any of them leads back to it
		Charset charset = CodePages.ofNumber(CodePages.numberOf(CodePages.ofNumber(number)));
		assertThat((charset != null) ? charset.name() : null).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "windows-1252, 1252", "ISO-8859-1, 28591", "US-ASCII, 20127", "UTF-8, 65001", "UTF-16LE, 1200",
			"UTF-16BE, 1201", "GB18030, 936", "GBK, 936", "GB2312, 936", "Big5, 950", "EUC-KR, 51949", "EUC-JP, 51932",
			"ISO-2022-JP, 50220", "Shift_JIS, 932", "windows-31j, 932", "ISO-8859-8, 28598", "ISO-8859-9, 28599",
			"KOI8-U, 21866", "IBM850, 850", "x-MacRoman, 10000", "IBM037, 37", "x-IBM29626C, 0", "x-SJIS_0213, 0" })
	void whenJavaHasACharsetThenItsNumberIsGiven(String name, int number) {
		assertThat(CodePages.numberOf(Charset.forName(name))).isEqualTo(number);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1", "2", "3", "-1", "-2147483648", "2147483647", "50001", "50932", "99999", "28602", "1259" })
	void whenANumberIsOfNoCharsetThenNoneIsGiven(int number) {
		assertThat(CodePages.ofNumber(number)).isNull();
	}

	@Test
	void whenANumberIsMissingThenNoCharsetIsGiven() {
		assertThat(CodePages.ofNumber(null)).isNull();
	}

}
