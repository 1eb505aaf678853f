// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.time.DateTimeException;
import java.time.LocalDate;

import io.github.mapikit.mailfiles.source.Ticks;

/**
 * Reads the dates of mail headers, also the ways in which programs have got them wrong:
 * without a day of the week, with hyphens, with too few digits for the year, with names
 * for zones, in other languages, as {@code asctime} writes them and as ISO 8601 does.
 * Belongs to one text.
 * <p>
 * Source: RFC 5322, 3.3 and 4.3.
 *
 * @since 0.1.0
 */
public final class MailDate {

	private static final int FAIL = -1;

	/** Years that a FILETIME has whole. */
	private static final int FIRST_YEAR = 1601;

	private static final int LAST_YEAR = 30827;

	/** Years in which mail was or will be sent, for those that are told wrongly. */
	private static final int FIRST_MAIL = 1970;

	private static final int LAST_MAIL = 2100;

	private final String text;

	private int at;

	private MailDate(String text) {
		this.text = text;
	}

	/**
	 * Reads a date.
	 * @param text the value of a {@code Date} header, or what follows the last semicolon
	 * of a {@code Received} header
	 * @return the time, or {@link Ticks#NONE} if it is none
	 */
	public static long parse(String text) {
		try {
			return new MailDate(text).read();
		}
		catch (DateTimeException | ArithmeticException ex) {
			return Ticks.NONE;
		}
	}

	private long read() {
		int month = FAIL;
		skipBlanks();
		if (isLetter()) {
			String word = word();
			skipSeparators();
			month = MailDateNames.month(isLetter() ? word() : word);
			skipSeparators();
		}
		int start = this.at;
		int day = number();
		if (this.at - start == 4 && peek() == '-') {
			return readYearFirst(day);
		}
		skipSeparators();
		if (isLetter()) {
			// after the day, so that the word before it was that of a weekday
			month = MailDateNames.month(word());
			skipSeparators();
		}
		start = this.at;
		int year = number();
		int digits = this.at - start;
		if (peek() == ':') {
			return readClockFirst(day, month, start);
		}
		if (day == FAIL || month == FAIL || year == FAIL) {
			return Ticks.NONE;
		}
		skipSeparators();
		long clock = clock();
		return (clock != FAIL) ? ticks(fullYear(year, digits), month, day, clock, zone()) : Ticks.NONE;
	}

	/** As ISO 8601 has it, which can be read in one way only. */
	private long readYearFirst(int year) {
		this.at++;
		int month = number();
		if (peek() != '-') {
			return Ticks.NONE;
		}
		this.at++;
		int day = number();
		skipBlanks();
		if ((peek() | 0x20) == 't') {
			this.at++;
		}
		long clock = clock();
		return (clock != FAIL && month != FAIL && day != FAIL) ? ticks(year, month, day, clock, zone()) : Ticks.NONE;
	}

	private long readClockFirst(int day, int month, int start) {
		this.at = start;
		long clock = clock();
		long zone = 0;
		skipBlanks();
		if (isLetter() || peek() == '+' || peek() == '-') {
			zone = zone();
			skipBlanks();
		}
		int yearStart = this.at;
		int year = number();
		if (day == FAIL || month == FAIL || clock == FAIL || year == FAIL) {
			return Ticks.NONE;
		}
		int fullYear = fullYear(year, this.at - yearStart);
		if (zone == 0) {
			zone = zone();
		}
		return ticks(fullYear, month, day, clock, zone);
	}

	/** What a FILETIME cannot hold is no date: that is better than a wrong one. */
	private static long ticks(int year, int month, int day, long clock, long zone) {
		if (year < FIRST_YEAR || year > LAST_YEAR) {
			return Ticks.NONE;
		}
		long ticks = Ticks.ofEpochSecond(LocalDate.of(year, month, day).toEpochDay() * 86_400 + clock - zone);
		return (ticks > 0) ? ticks : Ticks.NONE;
	}

	/** Programs that count years from 1900 have written what they count. */
	private static int fullYear(int year, int digits) {
		if (digits <= 2) {
			return (year < 50) ? 2000 + year : 1900 + year;
		}
		int counted = 1900 + year;
		return (digits == 3 || (year < 1900 && counted >= FIRST_MAIL && counted <= LAST_MAIL)) ? counted : year;
	}

	private long clock() {
		int hour = number();
		char separator = peek();
		if (hour < 0 || hour > 24 || (separator != ':' && separator != '.')) {
			return FAIL;
		}
		this.at++;
		int minute = number();
		int second = 0;
		if (peek() == separator) {
			this.at++;
			second = number();
		}
		if (minute < 0 || minute > 59 || second < 0 || second > 60) {
			return FAIL;
		}
		if (peek() == '.' || peek() == ',') {
			this.at++;
			fraction();
		}
		return halfDay(hour) * 3600L + minute * 60L + second;
	}

	private void fraction() {
		while (peek() >= '0' && peek() <= '9') {
			this.at++;
		}
	}

	/** The hour may be one of twelve. */
	private int halfDay(int hour) {
		int start = this.at;
		skipBlanks();
		String word = isLetter() ? word() : "";
		if (hour > 12 || !(word.equals("am") || word.equals("pm"))) {
			this.at = start;
			return hour;
		}
		return hour % 12 + (word.equals("pm") ? 12 : 0);
	}

	private long zone() {
		skipBlanks();
		long named = 0;
		if (isLetter()) {
			named = MailDateNames.zone(word());
			skipBlanks();
		}
		char sign = peek();
		boolean digit = sign >= '0' && sign <= '9';
		if (sign != '+' && sign != '-' && !(digit && named == 0)) {
			return named;
		}
		while (peek() == '+' || peek() == '-') {
			this.at++;
		}
		int start = this.at;
		int number = number();
		if (peek() == ':') {
			this.at++;
			number = number * 100 + Math.max(0, number());
		}
		else if (this.at - start <= 2) {
			number *= 100;
		}
		// no place is further from Greenwich
		boolean odd = number < 0 || number > 1400 || number % 100 > 59;
		long seconds = odd ? 0 : (number / 100) * 3600L + (number % 100) * 60L;
		return (sign == '-') ? -seconds : seconds;
	}

	private int number() {
		int start = this.at;
		int value = 0;
		while (this.at < this.text.length() && this.at - start < 6) {
			char c = this.text.charAt(this.at);
			if (c < '0' || c > '9') {
				break;
			}
			value = value * 10 + (c - '0');
			this.at++;
		}
		return (this.at > start) ? value : FAIL;
	}

	private String word() {
		StringBuilder word = new StringBuilder(4);
		while (isLetter()) {
			if (word.length() < 12) {
				word.append(Character.toLowerCase(peek()));
			}
			this.at++;
		}
		return word.toString();
	}

	private boolean isLetter() {
		return Character.isLetter(peek());
	}

	private char peek() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : '\0';
	}

	private void skipSeparators() {
		skipBlanks();
		while (peek() == ',' || peek() == '-' || peek() == '.') {
			this.at++;
			skipBlanks();
		}
	}

	private void skipBlanks() {
		int depth = 0;
		while (this.at < this.text.length()) {
			char c = this.text.charAt(this.at);
			if (c == '(') {
				depth++;
			}
			else if (c == ')' && depth > 0) {
				depth--;
			}
			else if (depth == 0 && c > ' ') {
				return;
			}
			this.at++;
		}
	}

}
