// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The tables of character sets with one byte for each character that Java does not have.
 * <p>
 * Sources: the mapping files of the Unicode Consortium for ISO-8859-10 and -14; the index
 * koi8-u of the Encoding Standard (WHATWG); RFC 1456 for VISCII; the standards TCVN 5712
 * and STRK 1048; the registrations of PTCP154 and KOI8-T; [MS-UCODEREF] for 720 and the
 * 7-bit sets 20106 to 20108; the index x-mac-cyrillic of the Encoding Standard and
 * Apple's mapping files for the Macintosh.
 */
final class SingleByteTables {

	/** The control characters from 0x80 to 0x9F. */
	private static final String C1 = "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
			+ "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F";

	private static final String ISO_8859_10 = C1
			+ "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņ"
			+ "ōóôõöũøųúûüýþĸ";

	private static final String ISO_8859_14 = C1
			+ "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñ"
			+ "òóôõöṫøùúûüýŷÿ";

	private static final String VISCII = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹ"
			+ "ỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

	private static final String TCVN5712_1 = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵ"
			+ "ắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

	private static final String IBM720 = "\u0080\u0081éâ\u0084à\u0086çêëèïî\u008D\u008E\u008F\u0090\u0651\u0652ô¤\u0640ûù\u0621\u0622"
			+ "\u0623\u0624£\u0625\u0626\u0627\u0628\u0629\u062A\u062B\u062C\u062D\u062E\u062F\u0630\u0631"
			+ "\u0632\u0633\u0634\u0635«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\u0636\u0637\u0638"
			+ "\u0639\u063A\u0641µ\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064A≡\u064B\u064C\u064D"
			+ "\u064E\u064F\u0650≈°∙·√ⁿ²■\u00A0";

	private static final String KZ_1048 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\uFFFD™љ›њқһџ\u00A0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00AD®Ү°±Ііөµ¶·ё№ғ»әҢңүАБВГДЕЖЗИЙКЛМ"
			+ "НОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

	private static final String PTCP154 = "ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u00A0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝАБВГДЕЖЗИЙКЛМНОПРСТУФХЦ"
			+ "ЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

	private static final String KOI8_T = "қғ‚Ғ„…†‡\uFFFD‰ҳ‹ҲҷҶ\uFFFDҚ‘’“”•–—\uFFFD™\uFFFD›\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDӯӮё¤ӣ¦§\uFFFD"
			+ "\uFFFD\uFFFD«¬\u00AD®\uFFFD°±²Ё\uFFFDӢ¶·\uFFFD№\uFFFD»\uFFFD\uFFFD\uFFFD©юабцдефгхийклмнопяр"
			+ "стужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

	private static final String KOI8_U = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00A0⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґў╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪ҐЎ©"
			+ "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

	private static final String ARMSCII_8 = C1
			+ "\u00A0\uFFFDև։)(»«—.՝,-֊…՜՛՞ԱաԲբԳգԴդԵեԶզԷէԸըԹթԺժԻիԼլԽխԾծԿկՀհՁձՂղՃճՄմՅյՆնՇշՈոՉչՊպՋջՌռՍսՎվՏտՐր"
			+ "ՑցՒւՓփՔքՕօՖֆ՚\uFFFD";

	private static final String GEORGIAN_PS = "\u0080\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008D\u008E\u008F\u0090‘’“”•–—˜™š›œ\u009D\u009EŸ\u00A0¡¢£¤¥¦§¨©ª«¬"
			+ "\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿აბგდევზჱთიკლმნჲოპჟრსტჳუფქღყშჩცძწჭხჴჯჰჵæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

	private static final String IBM1125 = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█"
			+ "▄▌▐▀рстуфхцчшщъыьэюяЁёҐґЄєІіЇї·√№¤■\u00A0";

	private static final char EURO = '\u20AC';

	private SingleByteTables() {
	}

	/**
	 * Creates the character sets.
	 * @return the character sets
	 */
	static List<Charset> charsets() {
		return List.of(SingleByteCharset.of("ISO-8859-10", ISO_8859_10, ""),
				SingleByteCharset.of("ISO-8859-14", ISO_8859_14, ""),
				SingleByteCharset.of("VISCII", VISCII, "\u0002Ẳ\u0005Ẵ\u0006Ẫ\u0014Ỷ\u0019Ỹ\u001EỴ"),
				SingleByteCharset.of("TCVN5712-1", TCVN5712_1,
						"\u0001Ú\u0002Ụ\u0004Ừ\u0005Ử\u0006Ữ\u0011Ứ\u0012Ự\u0013Ỳ\u0014Ỷ\u0015Ỹ\u0016Ý\u0017Ỵ"),
				SingleByteCharset.of("x-IBM720", IBM720, ""), SingleByteCharset.of("KZ-1048", KZ_1048, ""),
				SingleByteCharset.of("PTCP154", PTCP154, ""), SingleByteCharset.of("KOI8-T", KOI8_T, ""),
				SingleByteCharset.of("x-mail-KOI8-U", KOI8_U, ""), SingleByteCharset.of("ARMSCII-8", ARMSCII_8, ""),
				SingleByteCharset.of("Georgian-PS", GEORGIAN_PS, ""), SingleByteCharset.of("x-IBM1125", IBM1125, ""),
				SingleByteCharset.of("DIN_66003", "", "@§[Ä\\Ö]Ü{ä|ö}ü~ß"),
				SingleByteCharset.of("SEN_850200_B", "", "$¤@É[Ä\\Ö]Å^Ü`é{ä|ö}å~ü"),
				SingleByteCharset.of("NS_4551-1", "", "[Æ\\Ø]Å{æ|ø}å~‾"));
	}

	/**
	 * Creates the character sets of the Macintosh that have the euro sign since Mac OS
	 * 8.5, where Java has what was there before.
	 * @return those of them whose other characters Java has
	 */
	static List<Charset> macintosh() {
		return Stream
			.of(SingleByteCharset.of("x-mail-MacCyrillic", "x-MacUkraine", 0xFF, EURO),
					SingleByteCharset.of("x-mail-MacCroatian", "x-MacCroatian", 0xDB, EURO),
					SingleByteCharset.of("x-mail-MacIceland", "x-MacIceland", 0xDB, EURO),
					SingleByteCharset.of("x-mail-MacRomania", "x-MacRomania", 0xDB, EURO),
					SingleByteCharset.of("x-mail-MacGreek", "x-MacGreek", 0x9C, EURO))
			.filter(Objects::nonNull)
			.toList();
	}

}
