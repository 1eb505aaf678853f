// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the words of header fields that are encoded to be ASCII, also those that break
 * the rules: with blanks or raw bytes in them, without an end, or that divide a
 * character. Fields are strings whose characters are bytes. Words that follow each other
 * and have the same character set are decoded as one. The number of words of a message is
 * bounded; those that are too many stay as they stand. Belongs to one thread.
 * <p>
 * Sources: RFC 2047; RFC 2231, 5.
 *
 * @since 0.1.0
 */
public final class EncodedWords {

	private static final int WORDS = 50_000;

	private int words;

	private Supplier<@Nullable String> declared = () -> null;

	/**
	 * Says what bytes are that nobody has encoded.
	 * @param charset gives the label of the character set that the message declares, or
	 * {@code null}; asked only where there are such bytes
	 */
	void declare(Supplier<@Nullable String> charset) {
		this.declared = charset;
	}

	/**
	 * Decodes a field or a part of one.
	 * @param field the field, each byte a character
	 * @return the text
	 */
	public String decode(String field) {
		int word = field.indexOf("=?");
		if (word < 0) {
			return plain(field);
		}
		StringBuilder text = new StringBuilder(field.length());
		Run run = new Run();
		int from = 0;
		while (word >= 0) {
			EncodedWord found = (this.words < WORDS) ? EncodedWord.at(field, word) : null;
			if (found == null) {
				word = (this.words < WORDS) ? field.indexOf("=?", word + 2) : -1;
				continue;
			}
			this.words++;
			boolean joined = run.isOpen() && isBlank(field, from, word);
			if (!joined || !run.charset.equals(found.charset())) {
				flush(run, text);
				run.charset = found.charset();
			}
			if (!joined) {
				plain(field, from, word, found.charset(), text);
			}
			run.add(found);
			from = found.end();
			word = field.indexOf("=?", from);
		}
		String last = run.charset;
		flush(run, text);
		plain(field, from, field.length(), last, text);
		return text.toString();
	}

	/**
	 * Decodes text without encoded words.
	 * @param field the text, each byte a character
	 * @return the text
	 */
	public String plain(String field) {
		for (int i = 0; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c >= 0x80 || c == 0x1B) {
				return plain(field.getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		return field;
	}

	/**
	 * Decodes bytes that nobody has encoded: they are UTF-8, or of the character set that
	 * the message declares, if all of them fit, or else of the one that they look like.
	 * @param bytes the bytes
	 * @return the text
	 */
	String plain(byte[] bytes) {
		if (isAscii(bytes)) {
			// may have escape sequences, which tell what they are
			return CodePages.decode(bytes);
		}
		if (CodePages.isValid(bytes, StandardCharsets.UTF_8)) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		String label = this.declared.get();
		Charset charset = CodePages.ofName(label);
		if (charset != null && !CodePages.isAscii(label) && isAsciiKept(charset) && CodePages.isValid(bytes, charset)) {
			return CodePages.decode(bytes, charset);
		}
		return CodePages.decode(bytes);
	}

	private static boolean isAscii(byte[] bytes) {
		for (byte b : bytes) {
			if (b < 0) {
				return false;
			}
		}
		return true;
	}

	/** Names of fields are ASCII, which not all character sets contain. */
	private static boolean isAsciiKept(Charset charset) {
		return CodePages.decode(new byte[] { 'A' }, charset).equals("A");
	}

	/**
	 * Decodes raw bytes beside an encoded word: they are UTF-8, or of the character set
	 * of the word.
	 */
	private static void plain(String field, int from, int to, String charsetName, StringBuilder text) {
		boolean ascii = true;
		for (int i = from; i < to && ascii; i++) {
			ascii = field.charAt(i) < 0x80;
		}
		if (ascii) {
			text.append(field, from, to);
			return;
		}
		byte[] bytes = field.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
		text.append(CodePages.isValid(bytes, StandardCharsets.UTF_8) ? new String(bytes, StandardCharsets.UTF_8)
				: CodePages.decode(bytes, charsetName));
	}

	private static boolean isBlank(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
				return false;
			}
		}
		return true;
	}

	private static void flush(Run run, StringBuilder text) {
		if (!run.isOpen()) {
			return;
		}
		text.append(CodePages.decode(run.take(), run.charset));
		run.charset = "";
	}

	/**
	 * Words that follow each other and have the same character set.
	 */
	private static final class Run {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

		/** Base64 that does not end with a whole byte: the next word may go on. */
		private final StringBuilder base64 = new StringBuilder();

		private String charset = "";

		private boolean open;

		boolean isOpen() {
			return this.open;
		}

		void add(EncodedWord word) {
			this.open = true;
			if (word.isBase64()) {
				this.base64.append(word.text());
				if (word.text().endsWith("=")) {
					flushBase64();
				}
			}
			else {
				flushBase64();
				word.decodeQ(this.bytes);
			}
		}

		private void flushBase64() {
			if (this.base64.length() > 0) {
				EncodedWord.decodeB(this.base64, this.bytes);
				this.base64.setLength(0);
			}
		}

		byte[] take() {
			flushBase64();
			byte[] all = this.bytes.toByteArray();
			this.bytes.reset();
			this.open = false;
			return all;
		}

	}

}
