// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

/**
 * The names of months and zones in dates of mail: those of RFC 5322, and those that
 * programs have written in other languages where they can mean nothing else.
 */
final class MailDateNames {

	private MailDateNames() {
	}

	/**
	 * Returns the number of a month.
	 * @param word its name or the begin of it, in lower case
	 * @return the number from 1, or -1 if it is none
	 */
	static int month(String word) {
		if (word.length() < 3) {
			return -1;
		}
		if (word.startsWith("juin")) {
			return 6;
		}
		return switch (word.substring(0, 3)) {
			case "jan", "ene", "gen", "j\u00e4n" -> 1;
			case "feb", "f\u00e9v", "fev" -> 2;
			case "mar", "m\u00e4r", "mrz", "mrt", "maa" -> 3;
			case "apr", "avr", "abr" -> 4;
			case "may", "mai", "mag", "mei", "maj" -> 5;
			case "jun", "giu" -> 6;
			case "jul", "jui", "lug" -> 7;
			case "aug", "ago", "ao\u00fb", "aou" -> 8;
			case "sep", "set" -> 9;
			case "oct", "okt", "ott", "out" -> 10;
			case "nov" -> 11;
			case "dec", "dez", "dic", "d\u00e9c" -> 12;
			default -> -1;
		};
	}

	/**
	 * Returns how far a zone is from Greenwich. A letter alone says nothing, as programs
	 * have got their signs wrong.
	 * @param word its name in lower case
	 * @return the seconds to the east; 0 if it is not known, or means several zones
	 */
	static long zone(String word) {
		double hours = switch (word) {
			case "hst" -> -10;
			case "akst" -> -9;
			case "akdt", "pst" -> -8;
			case "pdt", "mst" -> -7;
			case "mdt", "cst" -> -6;
			case "cdt", "est" -> -5;
			case "edt" -> -4;
			case "brt" -> -3;
			case "bst", "cet", "met", "mez", "west" -> 1;
			case "cest", "mest", "mesz", "eet", "sast" -> 2;
			case "eest", "msk" -> 3;
			case "msd" -> 4;
			case "hkt", "sgt", "awst" -> 8;
			case "jst", "kst" -> 9;
			case "acst" -> 9.5;
			case "aest" -> 10;
			case "aedt" -> 11;
			case "nzst" -> 12;
			case "nzdt" -> 13;
			default -> 0;
		};
		return (long) (hours * 3600);
	}

}
