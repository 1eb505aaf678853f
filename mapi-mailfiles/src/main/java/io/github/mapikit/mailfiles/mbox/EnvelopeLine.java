// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

import io.github.mapikit.mailfiles.mime.MailDate;
import io.github.mapikit.mailfiles.source.Ticks;

/**
 * A line of an mbox that begins with "From ": an envelope line, which separates messages,
 * or a line of a body that nobody quoted. The line itself and what follows it decide. In
 * doubt it separates: a message too many is better than one too few.
 * <p>
 * Sources: RFC 4155, appendix A, and what programs write: a sender and a date as
 * {@code asctime} has it, {@code From -} and {@code From ???@???} of mail programs, dates
 * in other forms, and no date at all.
 *
 * @param shape what the line looks like
 * @param ticks the date of the line, or {@link Ticks#NONE}
 * @param address whether the line names an address, has a mark in its place, or nothing
 * @param next what follows the line
 */
record EnvelopeLine(Shape shape, long ticks, boolean address, FieldScan.Result next) {

	static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

	/** So much of a line is looked at. */
	private static final int LENGTH = 1000;

	/** A date begins within the first words of a line. */
	private static final int WORDS = 12;

	/**
	 * The shapes of such a line, the surest first.
	 */
	enum Shape {

		/** A sender and a date. */
		DATED,
		/** More than a sender before a date, or none. */
		WORDS_AND_DATE,
		/** A sender and what may be a date. */
		DATE_LIKE,
		/** What mail programs put where others have a sender, and no date. */
		MARK,
		/** A sender alone, or nothing. */
		BARE,
		/** Several words. */
		TEXT

	}

	/**
	 * Whether bytes begin as an envelope line does.
	 * @param bytes the bytes
	 * @param from where the line begins
	 * @param to where the bytes end
	 * @return whether they are "From "
	 */
	static boolean startsAt(byte[] bytes, int from, int to) {
		if (to - from < FROM.length) {
			return false;
		}
		for (int i = 0; i < FROM.length; i++) {
			if (bytes[from + i] != FROM[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Looks at a line and at what follows it.
	 * @param bytes what holds both
	 * @param from where "From " begins
	 * @param to where the bytes end
	 * @return the line
	 */
	static EnvelopeLine at(byte[] bytes, int from, int to) {
		int end = LineEnds.find(bytes, from, to);
		int textEnd = Math.min(end, from + LENGTH);
		String text = new String(bytes, from + FROM.length, textEnd - from - FROM.length, StandardCharsets.ISO_8859_1)
			.strip();
		StringTokenizer words = new StringTokenizer(text);
		String first = words.hasMoreTokens() ? words.nextToken() : "";
		boolean mark = first.equals("-") || first.equals("???@???");
		boolean address = mark || text.isEmpty() || text.indexOf('@') >= 0 || first.indexOf('!') > 0;
		int next = LineEnds.skip(bytes, end, to);
		int datePosition = 0;
		int at = first.length();
		while (++datePosition < WORDS && at < text.length()) {
			while (at < text.length() && text.charAt(at) <= ' ') {
				at++;
			}
			if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
				long ticks = MailDate.parse(text.substring(at));
				if (ticks != Ticks.NONE) {
					boolean sender = address || (datePosition == 1 && !DateLikeness.isName(first));
					Shape shape = sender ? Shape.DATED : Shape.WORDS_AND_DATE;
					return new EnvelopeLine(shape, ticks, address, FieldScan.scan(bytes, next, to, false));
				}
			}
			while (at < text.length() && text.charAt(at) > ' ') {
				at++;
			}
		}
		Shape shape = shape(text, first, mark);
		// text may name a field; a header has nothing else
		boolean whole = shape == Shape.TEXT;
		return new EnvelopeLine(shape, Ticks.NONE, address, FieldScan.scan(bytes, next, to, whole));
	}

	private static Shape shape(String text, String first, boolean mark) {
		String rest = text.substring(first.length()).strip();
		if (DateLikeness.of(rest)) {
			return Shape.DATE_LIKE;
		}
		if (mark) {
			return Shape.MARK;
		}
		boolean bare = rest.isEmpty() || rest.startsWith("remote from ");
		return bare ? Shape.BARE : Shape.TEXT;
	}

	/**
	 * Whether the line separates messages.
	 * @param afterEmpty whether it stands after an empty line, or at the begin of the
	 * file
	 * @return whether it does
	 */
	boolean separates(boolean afterEmpty) {
		return switch (this.next) {
			case MAIL_FIELD -> true;
			case FIELD -> switch (this.shape) {
				case DATED, WORDS_AND_DATE, DATE_LIKE, MARK -> true;
				case BARE -> this.address;
				case TEXT -> afterEmpty && this.address;
			};
			case EMPTY -> switch (this.shape) {
				case DATED, MARK -> true;
				case WORDS_AND_DATE -> afterEmpty;
				case DATE_LIKE -> afterEmpty && this.address;
				case BARE, TEXT -> false;
			};
			case TEXT, END -> switch (this.shape) {
				case DATED -> true;
				case WORDS_AND_DATE -> afterEmpty;
				case DATE_LIKE, MARK -> afterEmpty && this.address;
				case BARE, TEXT -> false;
			};
		};
	}

	/**
	 * Whether a line that separates may be one of a body.
	 * @param afterEmpty whether it stands after an empty line, or at the begin of the
	 * file
	 * @return {@code true} unless it has all that an envelope line should have
	 */
	boolean isDoubtful(boolean afterEmpty) {
		boolean field = this.next == FieldScan.Result.MAIL_FIELD || this.next == FieldScan.Result.FIELD;
		return !(this.shape == Shape.DATED && afterEmpty && field);
	}

}
