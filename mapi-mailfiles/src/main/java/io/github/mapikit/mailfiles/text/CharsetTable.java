// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

/**
 * The character sets of mail: the number of Windows for each, the names of what decodes
 * it (the first that is there), and the labels that mail gives it. Labels are written
 * without case and punctuation, and without an <code>x</code> before them. Where a
 * character set has a superset that mail means by it, the superset decodes it.
 * <p>
 * Sources: "4.2. Names and labels" of the Encoding Standard (WHATWG); "Code Page
 * Identifiers" of Microsoft; the registry "Character Sets" of IANA.
 */
final class CharsetTable {

	/** Stands for labels that say that nobody knows the character set. */
	static final String UNKNOWN = "-";

	static final String UNICODE = """
			65001 UTF-8: utf8 unicode11utf8 unicode20utf8 csutf8 utf8n utf8bom utf8mb4 utf8mb3 utf8sig utf8unicode
			65000 UTF-7: utf7 unicode11utf7 unicode20utf7 csunicode11utf7 csutf7
			1200 x-UTF-16LE-BOM|UTF-16LE: utf16 utf16le ucs2 ucs2le iso10646ucs2 iso10646 csunicode csutf16 csutf16le
			1200 x-UTF-16LE-BOM|UTF-16LE: unicode unicodefeff unicodelittle unicodelittleunmarked unicode11
			1201 UTF-16BE: utf16be unicodefffe ucs2be unicodebig unicodebigunmarked csutf16be
			12000 UTF-32LE: utf32le ucs4le csutf32le
			12001 UTF-32BE: utf32be ucs4be csutf32be
			12001 UTF-32: utf32 ucs4 iso10646ucs4 csucs4 csutf32
			""";

	static final String WESTERN = """
			1252 windows-1252: ansi winlatin1 western westerneurope windowsansi msansi windowslatin1 cswindows1252
			28591 windows-1252: iso88591 iso885911987 isoir100 isolatin1 latin1 l1 csisolatin1 ibm819 cp819 88591
			28591 windows-1252: iso885911998 iso88591latin1 iso88591windows30latin1 iso88591windows31latin1
			20127 windows-1252: usascii ascii us ansix34 ansix341968 ansix341986 isoir6 iso646 iso646us csascii ascii7
			20127 windows-1252: iso646irv iso646irv1991 iso646irv1983 ibm367 cp367 asciius 646 7bitascii ascii7bit
			20105 windows-1252: ia5 irv
			20106 DIN_66003: din66003 ia5german iso646de isoir21 csiso21german
			20107 SEN_850200_B: sen850200b ia5swedish iso646se iso646fi isoir10 csiso10swedish
			20108 NS_4551-1: ns45511 ia5norwegian iso646no iso646dk isoir60 csiso60danishnorwegian
			28600 ISO-8859-10: iso885910 iso8859101992 isolatin6 latin6 l6 isoir157 csisolatin6
			28604 ISO-8859-14: iso885914 iso8859141998 isolatin8 latin8 l8 isoir199 isoceltic csiso885914
			28605 ISO-8859-15: iso885915 iso8859151998 latin9 l9 latin0 isolatin9 isoir203 csisolatin9 csiso885915
			28606 ISO-8859-16: iso885916 iso8859162001 latin10 l10 isolatin10 isoir226 csiso885916
			28593 ISO-8859-3: iso88593 iso885931988 isolatin3 latin3 l3 isoir109 csisolatin3
			""";

	static final String EUROPEAN = """
			1250 windows-1250: winlatin2 easteurope mseasteurope cswindows1250 msee
			28592 ISO-8859-2: iso88592 iso885921987 isolatin2 latin2 l2 isoir101 csisolatin2
			1257 windows-1257: winbaltrim windowsbaltic cswindows1257
			28594 ISO-8859-4: iso88594 iso885941988 isolatin4 latin4 l4 isoir110 csisolatin4
			28603 ISO-8859-13: iso885913 isolatin7 latin7 l7 isoir179 csiso885913
			1251 windows-1251: cyrillicwindows windowscyrillic mscyrl cswindows1251 wincyrillic win
			28595 ISO-8859-5: iso88595 iso885951988 cyrillic isoir144 isocyrillic csisolatincyrillic
			20866 KOI8-R: koi8r koi8 koi cskoi8r koi8russian
			21866 x-mail-KOI8-U: koi8u koi8ru cskoi8u koi8ukrainian
			866 IBM866: 866 cp866 ibm866 csibm866 dos alt
			1125 x-IBM1125: ruscii cp866u
			0 KOI8-T: koi8t
			0 KZ-1048: kz1048 strk10482002 rk1048 cskz1048
			0 PTCP154: ptcp154 pt154 cp154 cyrillicasian csptcp154
			1253 windows-1253: windowsgreek msgreek cswindows1253
			28597 ISO-8859-7: iso88597 iso885971987 iso885972003 greek greek8 ecma118 elot928 suneugreek isoir126 isogreek
			28597 ISO-8859-7: csisolatingreek
			1254 windows-1254: windowsturkish msturk cswindows1254
			28599 windows-1254: iso88599 iso885991989 isolatin5 latin5 l5 isoir148 csisolatin5 isoturkish turkish
			0 ARMSCII-8: armscii8 armscii
			0 Georgian-PS: georgianps
			""";

	static final String ORIENTAL = """
			1255 windows-1255: windowshebrew mshebr cswindows1255
			28598 ISO-8859-8: iso88598 iso885981988 iso88598e hebrew visual isoir138 isohebrew csisolatinhebrew csiso88598e
			28598 ISO-8859-8: iso88598visual
			38598 ISO-8859-8: iso88598i iso88598logical logical csiso88598i
			1256 windows-1256: windowsarabic msarab cswindows1256
			28596 ISO-8859-6: iso88596 iso885961987 iso88596e iso88596i arabic ecma114 isoir127 isoarabic
			28596 ISO-8859-6: csisolatinarabic csiso88596e csiso88596i
			708 ISO-8859-6: asmo708
			720 x-IBM720: dos720 cp720
			874 x-windows-874|TIS-620: dos874 iso885911 iso8859112001 tis620 tis6200 tis62025290 tis62025291 tis62025330 tis6202533 thai
			28601 x-windows-874|TIS-620:
			1258 windows-1258: windowsvietnamese vietnamese cswindows1258
			0 VISCII: viscii viscii11 viscii111 csviscii
			0 TCVN5712-1: tcvn tcvn5712 tcvn57121 tcvn571211993
			57002 x-ISCII91: iscii91 isciide isciidevanagari iscii
			""";

	static final String CHINESE = """
			936 GB18030: gb2312 gb231280 gbk chinese gb csgb2312 csgbk csiso58gb231280 isoir58 cngb euccn eucgb2312cn
			936 GB18030: ms936 windows936 cp936 macchinesesimp chinesesimplified gb2312charset cngbk hzgbk
			51936 GB18030: cp51936
			20936 GB18030: cp20936
			54936 GB18030: gb18030 gb180302000 gb180302005 gb180302022 csgb18030
			52936 HZ-GB-2312: hzgb2312 hz hzgb cshzgb2312
			50227 ISO-2022-CN: iso2022cn csiso2022cn cp50227
			50229 ISO-2022-CN: iso2022cnext csiso2022cnext cp50229
			950 x-MS950-HKSCS|x-windows-950|Big5: big5 cnbig5 xbig5 csbig5 big5et bigfive b5 big5eten ms950 windows950
			950 x-MS950-HKSCS|x-windows-950|Big5: cp950 big5hkscs big5hk hkscs big5hkscs2004 csbig5hkscs cp951 macchinesetrad
			51950 x-EUC-TW: euctw cseuctw cns11643 chinesecns
			""";

	static final String KOREAN_AND_JAPANESE = """
			949 x-windows-949|EUC-KR: ksc56011987 ksc56011989 ksc5601 ksc56011992 csksc56011987 isoir149 korean uhc
			949 x-windows-949|EUC-KR: windows949 ms949 cp949 mackorean ksc5636 ksc5861 ksc56011986
			51949 x-windows-949|EUC-KR: euckr cseuckr ksc58611992 eckr
			20949 x-windows-949|EUC-KR: cp20949
			50225 x-mail-ISO-2022-KR: iso2022kr csiso2022kr
			1361 x-Johab: johab mscp1361
			932 windows-31j|Shift_JIS: shiftjis sjis mskanji ms932 windows31j csshiftjis cswindows31j windows932 cp932 cp943c
			932 windows-31j|Shift_JIS: pck macjapanese mssjis mscp932 sjiswin cp943 shiftjisx0213 shiftjis2004 sjisopen
			51932 x-mail-EUC-JP: eucjp euc ujis cseucpkdfmtjapanese extendedunixcodepackedformatforjapanese eucjpwin eucjpms
			51932 x-mail-EUC-JP: eucjpopen eucjplinux
			20932 x-mail-EUC-JP: cp20932
			50220 x-mail-ISO-2022-JP: iso2022jp csiso2022jp jis iso2022jp1 iso2022jp2 csiso2022jp2 iso2022jp3 iso2022jp2004
			50220 x-mail-ISO-2022-JP: iso2022jpms iso2022jpext windowsiso2022jp jis7 jisencoding csjisencoding iso2022jpx
			50221 x-mail-ISO-2022-JP: jis8 cp50221
			50222 x-mail-ISO-2022-JP: cp50222
			""";

	static final String MACINTOSH = """
			10000 x-MacRoman: macintosh mac macroman csmacintosh applemac macosroman
			10001 windows-31j|Shift_JIS:
			10002 x-MS950-HKSCS|x-windows-950|Big5:
			10003 x-windows-949|EUC-KR:
			10004 x-MacArabic: macarabic
			10005 x-MacHebrew: machebrew
			10006 x-mail-MacGreek|x-MacGreek: macgreek
			10007 x-mail-MacCyrillic|x-MacUkraine: maccyrillic
			10008 GB18030:
			10010 x-mail-MacRomania|x-MacRomania: macromania macromanian
			10017 x-mail-MacCyrillic|x-MacUkraine: macukraine macukrainian
			10021 x-MacThai: macthai
			10029 x-MacCentralEurope: macce maccentraleurope maccentraleurroman macee
			10079 x-mail-MacIceland|x-MacIceland: maciceland macicelandic
			10081 x-MacTurkish: macturkish
			10082 x-mail-MacCroatian|x-MacCroatian: maccroatian
			""";

	static final String DOS_AND_HOSTS = """
			437 IBM437: 437 cspc8codepage437 oemus oem
			737 x-IBM737: ibm737 dos737
			775 IBM775: ibm775 cspc775baltic
			850 IBM850: 850 cspc850multilingual
			852 IBM852: 852 cspcp852
			858 IBM00858: ibm00858 ibm858 pcmultilingual850euro ccsid00858
			862 IBM862: 862 cspc862latinhebrew
			1025 x-IBM1025:
			875 x-IBM875:
			20838 IBM-Thai:
			20833 x-IBM833:
			50930 x-IBM930:
			50933 x-IBM933:
			50935 x-IBM935:
			50937 x-IBM937:
			50939 x-IBM939:
			21025 x-IBM1025:
			""";

	/** What a message says that does not know, or does not want to say. */
	static final String UNKNOWN_LABELS = """
			0 -: unknown unknown8bit 8bit 7bit binary default none null auto userdefined unspecified other
			0 -: us8bit unknowncharset charset plain text texthtml textplain utf iso iso8859 windows undefined replacement
			50001 -: autodetect autodetectall
			50932 -: autodetectjp jisautodetect
			50949 -: autodetectkr
			""";

	private CharsetTable() {
	}

}
