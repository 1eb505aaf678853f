// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the labels of messages mean.
 */
class CharsetLabelsTests {

	/** All labels of the Encoding Standard, by what decodes them. */
	private static final String STANDARD = """
			GB18030: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030
			IBM866: 866 cp866 csibm866 ibm866
			ISO-8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
			ISO-8859-13: iso-8859-13 iso8859-13 iso885913
			ISO-8859-14: iso-8859-14 iso8859-14 iso885914
			ISO-8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
			ISO-8859-16: iso-8859-16
			ISO-8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
			ISO-8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
			ISO-8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
			ISO-8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5
			ISO-8859-5: iso_8859-5:1988
			ISO-8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e
			ISO-8859-6: iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
			ISO-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597
			ISO-8859-7: iso_8859-7 iso_8859-7:1987 sun_eu_greek
			ISO-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598
			ISO-8859-8: iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
			KOI8-R: cskoi8r koi koi8 koi8-r koi8_r
			UTF-16BE: unicodefffe utf-16be
			UTF-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
			windows-1250: cp1250 windows-1250 x-cp1250
			windows-1251: cp1251 windows-1251 x-cp1251
			windows-1252: ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1
			windows-1252: iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
			windows-1253: cp1253 windows-1253 x-cp1253
			windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5
			windows-1254: latin5 windows-1254 x-cp1254
			windows-1255: cp1255 windows-1255 x-cp1255
			windows-1256: cp1256 windows-1256 x-cp1256
			windows-1257: cp1257 windows-1257 x-cp1257
			windows-1258: cp1258 windows-1258 x-cp1258
			windows-31j: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
			x-MS950-HKSCS: big5 big5-hkscs cn-big5 csbig5 x-x-big5
			x-MacRoman: csmacintosh mac macintosh x-mac-roman
			x-mail-MacCyrillic: x-mac-cyrillic x-mac-ukrainian
			x-UTF-16LE-BOM: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
			x-mail-EUC-JP: cseucpkdfmtjapanese euc-jp x-euc-jp
			x-mail-ISO-2022-JP: csiso2022jp iso-2022-jp
			x-mail-KOI8-U: koi8-ru koi8-u
			x-windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
			x-windows-949: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601
			x-windows-949: ksc_5601 windows-949
			""";

	/** What mail has besides. */
	private static final String OTHERS = """
			UTF-8: "utf-8" 'UTF-8' utf_8 UTF8; "utf-8; utf-8,iso-8859-1 utf-8*en utf8mb4 x-unicode-2-0-utf-8 cp65001 65001
			UTF-8: utf-8http-equivcontent-type
			UTF-7: utf-7 UTF-7 unicode-1-1-utf-7 x-unicode-2-0-utf-7 csUnicode11UTF7
			windows-1252: iso-8859-1 us-ascii ascii ANSI_X3.4-1968 ansi_x3.4-1986 ISO_8859-1:1987 iso8859_1 8859_1 latin-1 l1 windows1252
			windows-1252: cp-1252 cp1252 1252 win-1252 x-ansi iso-8859-1-windows-3.0-latin-1 iso-646-us iso_646.irv:1991 ibm-819
			windows-1252: windows-1252http-equivContent-Type ISO-8859-1;format=flowed (iso-8859-1) charset=iso-8859-1 ansi_1252
			windows-1250: cp-1250 win1250 ansi-1250 x-cp1250 windows-1250 1250 cp_1250
			windows-1251: win-1251 x-cp1251 cp1251 windows1251 CP-1251 microsoft-cp1251 1251
			windows-1254: iso-8859-9 ISO_8859-9:1989 latin5
			x-windows-874: iso-8859-11 tis-620 tis620.2533 windows-874 cp874
			ISO-8859-8: iso-8859-8-i iso-8859-8-e visual logical ISO-8859-8-I
			ISO-8859-10: iso-8859-10 latin6 iso8859-10
			ISO-8859-14: iso-8859-14 iso_8859-14 latin8 iso-celtic
			ISO-8859-16: iso-8859-16 latin10
			ISO-8859-15: iso-8859-15 latin-9 iso8859-15 iso_8859-15
			IBM850: cp-850 cp850 ibm-850 ibm850 850 csPC850Multilingual dos-850
			IBM437: cp437 437 ibm437
			IBM852: cp-852 ibm852
			IBM00858: cp858 ibm-00858 cp00858
			IBM866: cp-866 dos-866
			IBM037: ibm037 cp037 ebcdic-cp-us
			x-IBM720: dos-720
			GB18030: gb2312 gb_2312-80 x-gbk gbk chinese cn-gb euc-cn gb18030 cp936 ms936 csGB2312 gb2312_charset x-mac-chinesesimp
			HZ-GB-2312: hz-gb-2312 hz
			x-MS950-HKSCS: big5 big5-hkscs cn-big5 x-x-big5 cp950 big-5
			windows-31j: shift_jis Shift-JIS sjis x-sjis ms_kanji cp932 windows-31j x-mac-japanese shift_jisx0213
			x-mail-EUC-JP: euc-jp x-euc-jp x-euc ujis eucjp-win
			x-mail-ISO-2022-JP: iso-2022-jp ISO-2022-JP-2 iso-2022-jp-ms cp50220 cp50221 jis
			x-windows-949: euc-kr ks_c_5601-1987 ks_c_5601 KSC5601 korean windows-949 uhc x-windows-949
			x-Johab: johab
			x-mail-ISO-2022-KR: iso-2022-kr csISO2022KR
			ISO-2022-CN: iso-2022-cn
			KOI8-R: koi8-r koi8r koi
			x-mail-KOI8-U: koi8-u koi8-ru
			VISCII: viscii
			TCVN5712-1: tcvn tcvn-5712
			KZ-1048: kz-1048
			x-MacRoman: macintosh x-mac-roman mac macroman x-macroman
			x-MacCentralEurope: x-mac-ce x-mac-centraleurroman
			x-mail-MacCyrillic: x-mac-cyrillic x-mac-ukrainian maccyrillic 10007 10017
			x-mail-MacGreek: x-mac-greek
			x-mail-MacCroatian: x-mac-croatian
			x-mail-MacIceland: x-mac-icelandic
			x-mail-MacRomania: x-mac-romanian
			x-MacTurkish: x-mac-turkish
			DIN_66003: x-ia5-german din_66003
			x-UTF-16LE-BOM: utf-16 utf-16le ucs-2 unicode
			UTF-16BE: utf-16be unicodefffe
			UTF-32LE: utf-32le
			""";

	static Stream<String> labels() {
		return Stream.of(STANDARD, OTHERS).flatMap(String::lines);
	}

	@ParameterizedTest
	@MethodSource("labels")
	void whenALabelIsKnownThenItsSupersetIsGiven(String line) {
		String name = line.substring(0, line.indexOf(':'));
		SoftAssertions softly = new SoftAssertions();
		Arrays.stream(line.substring(line.indexOf(':') + 2).split(" ")).forEach((label) -> {
			for (String written : new String[] { label, " " + label + " ", label.toUpperCase(Locale.ROOT) }) {
				Charset charset = CodePages.ofName(written);
				softly.assertThat((charset != null) ? charset.name() : null).as(written).isEqualTo(name);
			}
		});
		softly.assertAll();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "unknown-8bit", "x-unknown", "unknown", "default", "x-user-defined", "none",
			"8bit", "utf-8859-1", "iso-8859-12", "iso-8859-17", "windows-1", "cp99999", "999999999999", "\"\"", "=",
			"-", "x", "xx", "\u0000", "\u00FCtf-8x", "text/html", "_autodetect_all", "cp\u0661\u0662\u0665\u0662" })
	void whenALabelSaysNothingThenThereIsNoCharset(String label) {
		assertThat(CodePages.ofName(label)).isNull();
		assertThat(CodePages.numberOfName(label)).isZero();
	}

	@Test
	void whenALabelIsMissingOrLongThenThereIsNoCharset() {
		assertThat(CodePages.ofName(null)).isNull();
		assertThat(CodePages.ofName("utf-8" + " ".repeat(1_000_000))).isNull();
	}

	@Test
	void whenLabelsAreUnknownThenJavaIsNotAsked() {
		for (int i = 0; i < 15_000; i++) {
			assertThat(CodePages.ofName("x-hostile-" + i)).isNull();
			assertThat(CodePages.decode(new byte[] { 'a' }, "x-hostile-" + i)).isEqualTo("a");
		}
		assertThat(Charset.isSupported("x-asked")).isFalse();
		assertThat(CountingCharsetProvider.ASKED).contains("x-asked").noneMatch((name) -> name.startsWith("x-hostile"));
	}

	@Test
	void whenALabelIsOfASupersetThenItsOwnNumberIsGiven() {
		assertThat(CodePages.numberOfName("iso-8859-1")).isEqualTo(28591);
		assertThat(CodePages.numberOfName("us-ascii")).isEqualTo(20127);
		assertThat(CodePages.numberOfName("windows-1252")).isEqualTo(1252);
		assertThat(CodePages.numberOfName("gb2312")).isEqualTo(936);
		assertThat(CodePages.numberOfName("gb18030")).isEqualTo(54936);
		assertThat(CodePages.numberOfName("euc-kr")).isEqualTo(51949);
		assertThat(CodePages.numberOfName("ks_c_5601-1987")).isEqualTo(949);
		assertThat(CodePages.numberOfName("iso-8859-8-i")).isEqualTo(38598);
		assertThat(CodePages.numberOfName("cp-850")).isEqualTo(850);
	}

}
