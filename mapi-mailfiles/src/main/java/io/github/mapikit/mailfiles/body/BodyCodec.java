// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.github.mapikit.mailfiles.text.CodePages;
import io.github.mapikit.mailfiles.text.HtmlCharsets;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.CompressedRtf;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bodies that properties hold as bytes, and makes one format of another. May
 * be used on any thread.
 *
 * @since 0.1.0
 */
public final class BodyCodec {

	private static final Pattern LINE_END = Pattern.compile("[ \\t\\xA0]*\\r?\\n");

	private static final int ASCII = 20127;

	/** What begins an escape in UTF-7 and in HZ, which are not encoded. */
	private static final String ESCAPES = "+~";

	private BodyCodec() {
	}

	/**
	 * Decodes an HTML body.
	 * @param html the value of {@code PR_HTML}
	 * @param codePage the value of {@code PR_INTERNET_CPID}, or {@code null}
	 * @return the HTML
	 */
	public static String decodeHtml(Binary html, @Nullable Integer codePage) {
		return HtmlCharsets.decode(html.toByteArray(), codePage);
	}

	/**
	 * Encodes an HTML body. A character that the code page does not have is written as a
	 * reference to it.
	 * @param html the HTML
	 * @param codePage the value of {@code PR_INTERNET_CPID}, or {@code null} for UTF-8
	 * @return the value of {@code PR_HTML}
	 */
	public static Binary encodeHtml(String html, @Nullable Integer codePage) {
		Charset known = CodePages.ofNumber(codePage);
		Charset charset = (known != null) ? known : StandardCharsets.UTF_8;
		boolean encodes = charset.canEncode();
		if (!encodes || Integer.valueOf(ASCII).equals(codePage)) {
			// what is ASCII says the same whatever it is decoded with
			charset = StandardCharsets.US_ASCII;
		}
		CharsetEncoder encoder = charset.newEncoder();
		if (encodes && encoder.canEncode(html)) {
			return Binary.of(html.getBytes(charset));
		}
		StringBuilder encodable = new StringBuilder(html.length());
		html.codePoints().forEach((c) -> {
			String character = Character.toString(c);
			boolean plain = encoder.canEncode(character) && (encodes || ESCAPES.indexOf(c) < 0);
			encodable.append(plain ? character : "&#" + c + ";");
		});
		return Binary.of(encodable.toString().getBytes(charset));
	}

	/**
	 * Makes text of HTML, as stores do.
	 * @param html the HTML
	 * @return the text, its lines ended by CR and LF
	 */
	public static String textOfHtml(String html) {
		Document document = Jsoup.parse(html);
		document.outputSettings().prettyPrint(false);
		document.select("script, style, head").remove();
		document.select("p, div, tr, li, h1, h2, h3, h4, h5, h6")
			.forEach((element) -> element.appendChild(new TextNode("\n")));
		return LINE_END.matcher(document.wholeText().strip()).replaceAll("\r\n");
	}

	/**
	 * Decompresses an RTF body.
	 * @param rtf the value of {@code PR_RTF_COMPRESSED}
	 * @return the RTF, each byte of it a character; {@code null} if it is not compressed
	 * RTF
	 */
	public static @Nullable String decompressRtf(Binary rtf) {
		return CompressedRtf.decompress(rtf.toByteArray());
	}

	/**
	 * Reads what an RTF body says.
	 * @param rtf the value of {@code PR_RTF_COMPRESSED}
	 * @return what it says; {@code null} if it is not compressed RTF
	 */
	public static @Nullable RtfBody readRtf(Binary rtf) {
		String decompressed = decompressRtf(rtf);
		return (decompressed != null) ? RtfReader.read(decompressed, CompressedRtf.LARGEST) : null;
	}

}
