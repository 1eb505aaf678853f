// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks files at random, reproducibly: the same seed gives the same files.
 */
final class Mutator {

	private static final int MOST_BYTES = 2 * 1024 * 1024;

	private static final long[] INTERESTING = { 0, 1, -1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF,
			0x80000000L, 0xFFFFFFFFL, Long.MAX_VALUE, Long.MIN_VALUE };

	private static final List<byte[]> TOKENS = tokens("\r\n\r\n", "\n", "\r", "From ", "\nFrom a@example.com\n",
			"=?utf-8?q?", "=?x-unknown?b?", "?=", "boundary=", "; filename*0*=", "; name=\"", "begin 644 x\n",
			"\nend\n", "--", "\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
			"\nContent-Type: message/rfc822\n\n", "Content-Transfer-Encoding: base64\n", "(((((((((", "<<<<<<<<", "\"",
			"\0", "\u001b$B", "+AGE-", "~{", "Content-Length: 99999999999\n", "{\\rtf1\\ansi ", "{\\*\\htmltag ",
			"\\'e", "\\u-1", "\\bin999999999 ");

	private final SplittableRandom random;

	private final List<byte[]> originals;

	Mutator(List<byte[]> originals, long seed) {
		this.originals = originals;
		this.random = new SplittableRandom(seed);
	}

	private static List<byte[]> tokens(String... texts) {
		return Arrays.stream(texts).map((text) -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
	}

	/**
	 * Returns one of the originals with one to six changes.
	 * @return the bytes of a broken file
	 */
	byte[] next() {
		byte[] bytes = original().clone();
		int changes = 1 + this.random.nextInt(6);
		for (int i = 0; i < changes && bytes.length > 0 && bytes.length < MOST_BYTES; i++) {
			bytes = change(bytes);
		}
		return bytes;
	}

	private byte[] original() {
		return this.originals.get(this.random.nextInt(this.originals.size()));
	}

	private byte[] change(byte[] bytes) {
		int at = this.random.nextInt(bytes.length);
		return switch (this.random.nextInt(9)) {
			case 0 -> flip(bytes, at);
			case 1 -> fill(bytes, at, (byte) this.random.nextInt(256));
			case 2, 3 -> number(bytes, at);
			case 4 -> Arrays.copyOf(bytes, at);
			case 5 -> replace(bytes, at, Math.min(bytes.length, at + 1 + this.random.nextInt(64)), new byte[0], 1);
			case 6 -> replace(bytes, at, at, TOKENS.get(this.random.nextInt(TOKENS.size())), repetitions());
			case 7 -> replace(bytes, at, at, range(bytes), repetitions());
			default -> splice(bytes, at);
		};
	}

	private static byte[] flip(byte[] bytes, int at) {
		bytes[at] ^= (byte) (1 << (at % 8));
		return bytes;
	}

	private byte[] fill(byte[] bytes, int at, byte value) {
		Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + this.random.nextInt(512)), value);
		return bytes;
	}

	private byte[] number(byte[] bytes, int at) {
		long value = INTERESTING[this.random.nextInt(INTERESTING.length)];
		int size = 1 << this.random.nextInt(4);
		// fields of binary formats are aligned
		int aligned = at - at % size;
		ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
		System.arraycopy(number.array(), 0, bytes, aligned, Math.min(size, bytes.length - aligned));
		return bytes;
	}

	/**
	 * Returns how often to insert something: mostly once, rarely very often, as an
	 * attacker would.
	 * @return the number of times
	 */
	private int repetitions() {
		return (this.random.nextInt(20) == 0) ? 1 + this.random.nextInt(20_000) : 1;
	}

	private byte[] range(byte[] bytes) {
		int from = this.random.nextInt(bytes.length);
		return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + this.random.nextInt(200)));
	}

	private byte[] splice(byte[] bytes, int at) {
		byte[] other = original();
		int from = this.random.nextInt(other.length);
		return replace(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length), 1);
	}

	private static byte[] replace(byte[] bytes, int from, int to, byte[] inserted, int times) {
		int count = (inserted.length == 0) ? 0 : Math.min(times, Math.max(1, MOST_BYTES / 2 / inserted.length));
		byte[] result = new byte[bytes.length - (to - from) + count * inserted.length];
		System.arraycopy(bytes, 0, result, 0, from);
		for (int i = 0; i < count; i++) {
			System.arraycopy(inserted, 0, result, from + i * inserted.length, inserted.length);
		}
		System.arraycopy(bytes, to, result, from + count * inserted.length, bytes.length - to);
		return result;
	}

}
