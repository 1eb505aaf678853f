// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

/**
 * The ANSI code pages of the locales of Windows. May be used on any thread.
 * <p>
 * Sources: [MS-LCID]; "National Language Support (NLS) API Reference" of Microsoft, the
 * default ANSI code page of each locale. Where later versions of Windows have a locale
 * for Unicode alone, the code page of the last version that had one.
 */
final class LocaleCodePages {

	private static final int LANGUAGE = 0xFFFF;

	private static final int PRIMARY_LANGUAGE = 0x3FF;

	private LocaleCodePages() {
	}

	/**
	 * Returns the ANSI code page of a locale.
	 * @param locale the locale id; the sort order in its upper half has no influence
	 * @return the number of the code page, or 0 if the locale has none or is unknown
	 */
	static int ansiOf(int locale) {
		return switch (locale & LANGUAGE) {
			// Chinese: Taiwan, Hong Kong, Macao, traditional
			case 0x0404, 0x0C04, 0x1404, 0x7C04 -> 950;
			// Serbian and Bosnian in Cyrillic script
			case 0x0C1A, 0x1C1A, 0x201A, 0x281A, 0x301A, 0x641A, 0x6C1A -> 1251;
			// Azerbaijani and Uzbek in Cyrillic script
			case 0x082C, 0x742C, 0x0843, 0x7843 -> 1251;
			// Punjabi and Sindhi in Arabic script
			case 0x0846, 0x7C46, 0x0859, 0x7C59 -> 1256;
			// Inuktitut and Tamazight in Latin script
			case 0x085D, 0x7C5D, 0x085F, 0x7C5F -> 1252;
			// Mongolian in Mongolian script
			case 0x0850, 0x0C50, 0x7C50 -> 0;
			default -> ansiOfLanguage(locale & PRIMARY_LANGUAGE);
		};
	}

	private static int ansiOfLanguage(int language) {
		return switch (language) {
			// Thai
			case 0x1E -> 874;
			// Japanese
			case 0x11 -> 932;
			// Chinese, simplified
			case 0x04 -> 936;
			// Korean
			case 0x12 -> 949;
			// Czech, Hungarian, Polish, Romanian, Croatian, Slovak, Albanian, Slovenian,
			// Turkmen
			case 0x05, 0x0E, 0x15, 0x18, 0x1A, 0x1B, 0x1C, 0x24, 0x42 -> 1250;
			// Bulgarian, Russian, Ukrainian, Belarusian, Tajik, Macedonian, Kazakh,
			// Kyrgyz, Tatar, Mongolian, Bashkir, Sakha
			case 0x02, 0x19, 0x22, 0x23, 0x28, 0x2F, 0x3F, 0x40, 0x44, 0x50, 0x6D, 0x85 -> 1251;
			// Greek
			case 0x08 -> 1253;
			// Turkish, Azerbaijani, Uzbek
			case 0x1F, 0x2C, 0x43 -> 1254;
			// Hebrew, Yiddish
			case 0x0D, 0x3D -> 1255;
			// Arabic, Urdu, Persian, Pashto, Uyghur, Dari, Kurdish
			case 0x01, 0x20, 0x29, 0x63, 0x80, 0x8C, 0x92 -> 1256;
			// Estonian, Latvian, Lithuanian
			case 0x25, 0x26, 0x27 -> 1257;
			// Vietnamese
			case 0x2A -> 1258;
			default -> isWestern(language) ? 1252 : 0;
		};
	}

	private static boolean isWestern(int language) {
		return switch (language) {
			// Catalan, Danish, German, English, Spanish, Finnish, French, Icelandic,
			// Italian, Dutch, Norwegian, Portuguese, Romansh, Swedish, Indonesian
			case 0x03, 0x06, 0x07, 0x09, 0x0A, 0x0B, 0x0C, 0x0F, 0x10, 0x13, 0x14, 0x16, 0x17, 0x1D, 0x21 -> true;
			// Basque, Sorbian, Sotho, Tsonga, Tswana, Venda, Xhosa, Zulu, Afrikaans,
			// Faroese, Maltese, Sami, Irish, Malay, Swahili, Welsh, Galician
			case 0x2D, 0x2E, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x38, 0x3A, 0x3B, 0x3C, 0x3E, 0x41, 0x52, 0x56 ->
				true;
			// Frisian, Filipino, Fulah, Hausa, Yoruba, Quechua, Northern Sotho,
			// Luxembourgish, Greenlandic, Igbo, Guarani, Hawaiian, Latin, Somali,
			// Papiamento, Mapudungun, Mohawk, Breton, invariant
			case 0x62, 0x64, 0x67, 0x68, 0x6A, 0x6B, 0x6C, 0x6E, 0x6F, 0x70, 0x74, 0x75, 0x76, 0x77, 0x79, 0x7A, 0x7C,
					0x7E, 0x7F ->
				true;
			// Maori, Occitan, Corsican, Alsatian, K'iche', Kinyarwanda, Wolof, Scottish
			// Gaelic
			case 0x81, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x91 -> true;
			default -> false;
		};
	}

}
