// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * Guesses the character set of bytes of 8 bits that are not UTF-8 and have no label, as
 * old mail of East Asia and of languages with other alphabets has them. Looks at the
 * beginning only, and says nothing rather than something doubtful. May be used on any
 * thread.
 * <p>
 * Text in Latin letters has few bytes beyond ASCII, mostly one at a time. Other text has
 * runs of them. In a run of two bytes for each character, the first bytes fall into the
 * range of the common characters; in one of single bytes, the most frequent letters of
 * the language are most of them.
 */
final class EightBitGuess {

	/** How many bytes are looked at. */
	private static final int SAMPLE = 4096;

	/** How many different bytes there must be beyond ASCII. */
	private static final int FEWEST_DIFFERENT = 4;

	private static final int FEWEST = 6;

	private static final int NO_BREAK_SPACE = 0xA0;

	/** Code pages with the frequent letters of their languages. */
	private static final Alphabet[] ALPHABETS = { new Alphabet(1251, "оеаинтсрвлкмдпуія"),
			new Alphabet(20866, "оеаинтсрвлкмдпуія"), new Alphabet(866, "оеаинтсрвлкмдпуія"),
			new Alphabet(28595, "оеаинтсрвлкмдпуія"), new Alphabet(1253, "αοιετνσηυρπκμλςάόί"),
			new Alphabet(1256, "اليمونرتبةعدسف"), new Alphabet(874, "านรอกเงมยลวดทสตะ่้ัี") };

	private static final Alphabet HEBREW = new Alphabet(1255, "יוהלארבמתשנםע");

	private EightBitGuess() {
	}

	/**
	 * Guesses a character set.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the character set, or {@code null} if nothing speaks for one
	 */
	static @Nullable Charset find(byte[] bytes, int from, int to) {
		int end = Math.min(to, from + SAMPLE);
		if (!hasRuns(bytes, from, end)) {
			return null;
		}
		int pairs = ofPairs(bytes, from, end);
		return CharsetLabels.ofNumber((pairs != 0) ? pairs : ofLetters(bytes, from, end));
	}

	/**
	 * Returns whether most bytes beyond ASCII stand with others.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return whether they do
	 */
	private static boolean hasRuns(byte[] bytes, int from, int to) {
		boolean[] present = new boolean[256];
		int different = 0;
		int count = 0;
		int inRuns = 0;
		int run = 0;
		for (int i = from; i <= to; i++) {
			int b = (i < to) ? bytes[i] & 0xFF : 0;
			if (b < 0x80 || b == NO_BREAK_SPACE) {
				inRuns += (run >= 3) ? run : 0;
				run = 0;
				continue;
			}
			run++;
			count++;
			different += (!present[b]) ? 1 : 0;
			present[b] = true;
		}
		return count >= FEWEST && different >= FEWEST_DIFFERENT && 5 * inRuns >= 3 * count;
	}

	/**
	 * Looks at the bytes as characters of two bytes.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the code page, or 0
	 */
	private static int ofPairs(byte[] bytes, int from, int to) {
		Pairs euc = Pairs.of(bytes, from, to, 0xA1, 0xFE, 0xA1);
		if (euc.isValid()) {
			if (euc.share(0xA4, 0xA5) >= 25) {
				return 51932;
			}
			if (euc.share(0xB0, 0xC8) >= 90) {
				return 949;
			}
			if (euc.share(0xB0, 0xD7) >= 85) {
				return 936;
			}
		}
		Pairs big5 = Pairs.of(bytes, from, to, 0xA1, 0xF9, 0x40);
		if (big5.isValid() && big5.share(0xA4, 0xC6) >= 85 && big5.lowTrails() >= 15) {
			return 950;
		}
		Pairs shiftJis = Pairs.of(bytes, from, to, 0x81, 0xFC, 0x40);
		boolean ideographs = shiftJis.lowTrails() >= 15 && shiftJis.isValid() && shiftJis.share(0x88, 0x97) >= 85;
		return (shiftJis.isValid() && (ideographs || shiftJis.share(0x82, 0x83) >= 25)) ? 932 : 0;
	}

	private static int ofLetters(byte[] bytes, int from, int to) {
		if (mayBeHebrew(bytes, from, to) && HEBREW.share(bytes, from, to) >= 60) {
			return HEBREW.codePage;
		}
		int best = 0;
		int bestShare = 0;
		int second = 0;
		for (Alphabet alphabet : ALPHABETS) {
			int share = alphabet.share(bytes, from, to);
			if (share > bestShare) {
				second = bestShare;
				bestShare = share;
				best = alphabet.codePage;
			}
			else {
				second = Math.max(second, share);
			}
		}
		return (bestShare >= 60 && bestShare - second >= 10) ? best : 0;
	}

	/**
	 * Returns whether bytes are Hebrew letters, of which some have a form for the ends of
	 * words that stands nowhere else. Cyrillic ones are in the same range.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return whether they are, and such forms are among them
	 */
	private static boolean mayBeHebrew(byte[] bytes, int from, int to) {
		boolean ends = false;
		for (int i = from; i < to; i++) {
			int b = bytes[i] & 0xFF;
			if ((b >= 0xC0 && b < 0xE0) || b > 0xFA) {
				return false;
			}
			if (b == 0xEA || b == 0xED || b == 0xEF || b == 0xF3 || b == 0xF5) {
				if (i + 1 < to && (bytes[i + 1] & 0xFF) >= 0xE0) {
					return false;
				}
				ends = true;
			}
		}
		return ends;
	}

	/**
	 * How the first bytes of characters of two bytes are distributed.
	 *
	 * @param leads the number of characters by first byte, without punctuation
	 * @param count the number of characters without punctuation
	 * @param lowTrails the share of second bytes below 0x80, of 100
	 * @param errors the number of bytes that are in no character
	 */
	private record Pairs(int[] leads, int count, int lowTrails, int errors) {

		private static Pairs of(byte[] bytes, int from, int to, int firstLead, int lastLead, int firstTrail) {
			int[] leads = new int[256];
			int count = 0;
			int low = 0;
			int errors = 0;
			for (int i = from; i < to; i++) {
				int lead = bytes[i] & 0xFF;
				if (lead < 0x80) {
					continue;
				}
				int trail = (i + 1 < to) ? bytes[i + 1] & 0xFF : 0;
				if (lead < firstLead || lead > lastLead || trail < firstTrail || trail == 0x7F || trail == 0xFF) {
					errors++;
					continue;
				}
				i++;
				boolean punctuation = lead == 0x81 || (lead >= 0xA1 && lead <= 0xA3);
				if (!punctuation) {
					leads[lead]++;
					count++;
					low += (trail < 0x80) ? 1 : 0;
				}
			}
			return new Pairs(leads, count, (count > 0) ? 100 * low / count : 0, errors);
		}

		private boolean isValid() {
			return this.count >= 3 && 50 * this.errors <= this.count;
		}

		/**
		 * Returns how many of the characters have a first byte of a range.
		 * @param first where the range begins
		 * @param last where it ends
		 * @return the share, of 100
		 */
		private int share(int first, int last) {
			int sum = 0;
			for (int lead = first; lead <= last; lead++) {
				sum += this.leads[lead];
			}
			return 100 * sum / this.count;
		}

	}

	/**
	 * The frequent letters of a language in a code page.
	 */
	private static final class Alphabet {

		private final int codePage;

		/** What a byte counts: 100 for a frequent letter, 85 for its upper case. */
		private final int[] weights = new int[256];

		Alphabet(int codePage, String letters) {
			this.codePage = codePage;
			Charset charset = CharsetLabels.ofNumber(codePage);
			for (int b = 0x80; b < 0x100 && charset != null; b++) {
				char c = new String(new byte[] { (byte) b }, charset).charAt(0);
				boolean lower = letters.indexOf(c) >= 0;
				boolean upper = letters.indexOf(Character.toLowerCase(c)) >= 0;
				this.weights[b] = lower ? 100 : upper ? 85 : 0;
			}
		}

		/**
		 * Returns how many of the bytes beyond ASCII are frequent letters.
		 * @param bytes the bytes
		 * @param from where they begin
		 * @param to where they end
		 * @return the share, of 100
		 */
		private int share(byte[] bytes, int from, int to) {
			int sum = 0;
			int count = 0;
			for (int i = from; i < to; i++) {
				if (bytes[i] < 0 && bytes[i] != (byte) NO_BREAK_SPACE) {
					sum += this.weights[bytes[i] & 0xFF];
					count++;
				}
			}
			return (count > 0) ? sum / count : 0;
		}

	}

}
