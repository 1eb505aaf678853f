// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.time.DateTimeException;
import java.time.LocalDate;

import io.github.mapikit.mailfiles.source.Ticks;

/**
 * Reads the dates of mail headers, also the ways in which programs have got them wrong:
 * without a day of the week, with hyphens, with two digits for the year, with names for
 * zones, and as {@code asctime} writes them. Belongs to one text.
 * <p>
 * Source: RFC 5322, 3.3 and 4.3.
 *
 * @since 0.1.0
 */
public final class MailDate {

	private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

	private static final int FAIL = -1;

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
			if (isLetter()) {
				month = month(word());
			}
			else {
				month = month(word);
			}
			skipSeparators();
		}
		int day = number();
		skipSeparators();
		if (month == FAIL) {
			month = month(word());
			skipSeparators();
		}
		int start = this.at;
		int year = number();
		int digits = this.at - start;
		if (peek() == ':') {
			return readClockFirst(day, month, start);
		}
		if (day == FAIL || month == FAIL || year == FAIL) {
			return Ticks.NONE;
		}
		skipBlanks();
		long clock = clock();
		return (clock != FAIL) ? ticks(fullYear(year, digits), month, day, clock, zone()) : Ticks.NONE;
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

	private static long ticks(int year, int month, int day, long clock, long zone) {
		return Ticks.ofEpochSecond(LocalDate.of(year, month, day).toEpochDay() * 86_400 + clock - zone);
	}

	private static int fullYear(int year, int digits) {
		if (digits >= 4) {
			return year;
		}
		if (digits == 3) {
			return 1900 + year;
		}
		return (year < 50) ? 2000 + year : 1900 + year;
	}

	private long clock() {
		int hour = number();
		if (hour < 0 || hour > 24 || peek() != ':') {
			return FAIL;
		}
		this.at++;
		int minute = number();
		int second = 0;
		if (peek() == ':') {
			this.at++;
			second = number();
		}
		if (minute < 0 || minute > 59 || second < 0 || second > 60) {
			return FAIL;
		}
		if (peek() == '.') {
			this.at++;
			number();
		}
		return hour * 3600L + minute * 60L + second;
	}

	private long zone() {
		skipBlanks();
		char sign = peek();
		if (sign == '+' || sign == '-') {
			this.at++;
			int start = this.at;
			int number = number();
			if (peek() == ':') {
				this.at++;
				number = number * 100 + Math.max(0, number());
			}
			else if (this.at - start <= 2) {
				number *= 100;
			}
			long seconds = (number < 0) ? 0 : (number / 100) * 3600L + (number % 100) * 60L;
			return (sign == '-') ? -seconds : seconds;
		}
		return switch (word()) {
			case "est" -> -5 * 3600L;
			case "edt" -> -4 * 3600L;
			case "cst" -> -6 * 3600L;
			case "cdt" -> -5 * 3600L;
			case "mst" -> -7 * 3600L;
			case "mdt" -> -6 * 3600L;
			case "pst" -> -8 * 3600L;
			case "pdt" -> -7 * 3600L;
			default -> 0;
		};
	}

	private static int month(String word) {
		if (word.length() < 3) {
			return FAIL;
		}
		int index = MONTHS.indexOf(word.substring(0, 3));
		return (index >= 0 && index % 3 == 0) ? index / 3 + 1 : FAIL;
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
				word.append((char) (peek() | 0x20));
			}
			this.at++;
		}
		return word.toString();
	}

	private boolean isLetter() {
		char c = (char) (peek() | 0x20);
		return c >= 'a' && c <= 'z';
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
