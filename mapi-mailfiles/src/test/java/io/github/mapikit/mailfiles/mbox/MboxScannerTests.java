// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.mapikit.mailfiles.source.SharedBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the messages of an mbox stand, and what finding them costs.
 */
class MboxScannerTests {

	private static final String FROM = "From a@example.com Fri Sep 26 17:18:40 2025";

	private long bytesRead;

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void whenLinesEndInAnyWayThenEachMessageIsFound(String lineEnd) throws Exception {
		List<Integer> starts = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 3000; i++) {
			starts.add(text.length());
			text.append(FROM)
				.append(lineEnd)
				.append("Subject: s")
				.append(lineEnd)
				.append(lineEnd)
				.append("x".repeat(i % 200))
				.append(lineEnd)
				.append(lineEnd.repeat(i % 3));
		}
		List<MboxMessage> messages = scan(text.toString());
		assertThat(messages).extracting(MboxMessage::start)
			.containsExactlyElementsOf(starts.stream().map(Integer::longValue).toList());
		for (int i = 1; i < messages.size(); i++) {
			assertThat(messages.get(i - 1).end()).isEqualTo(messages.get(i).start());
		}
		assertThat(messages.get(messages.size() - 1).end()).isEqualTo(text.length());
	}

	@ParameterizedTest
	@ValueSource(ints = { 65_500, 65_530, 65_535, 65_536, 65_537, 65_540, 57_344, 57_343, 131_072 })
	void whenASeparatorStandsWhereTheWindowEndsThenItIsFound(int position) throws Exception {
		for (String lineEnd : List.of("\n", "\r\n", "\r")) {
			String begin = FROM + lineEnd + lineEnd;
			String text = begin + "y".repeat(position - begin.length() - lineEnd.length()) + lineEnd + FROM + lineEnd
					+ "Subject: two" + lineEnd;
			assertThat(scan(text)).extracting(MboxMessage::start).containsExactly(0L, (long) position);
		}
	}

	@Test
	void whenLengthsLeadNowhereThenTheFileIsReadOnceAndALittle() throws Exception {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 60_000; i++) {
			text.append("From -\nContent-Length: ").append(1_020_005 + i % 1000 * 34).append("\n\nx\n");
		}
		assertThat(scan(text.toString())).hasSize(60_000);
		assertThat(this.bytesRead).isLessThan(3L * text.length() + 2 * 1024 * 1024);
	}

	@Test
	void whenALineIsEndlessThenItIsPassedOverInLittleMemory() throws Exception {
		long length = 1L << 30;
		SharedBytes endless = new SharedBytes() {

			@Override
			public long length() {
				return length;
			}

			@Override
			public int read(long position, byte[] buffer, int offset, int count) {
				int available = (int) Math.min(count, length - position);
				for (int i = 0; i < available; i++) {
					buffer[offset
							+ i] = (byte) ((position + i < FROM.length()) ? FROM.charAt((int) position + i) : ' ');
				}
				return (available > 0) ? available : -1;
			}

			@Override
			public void close() {
				// nothing is open
			}

		};
		MboxScanner scanner = new MboxScanner(endless, true);
		assertThat(scanner.next()).isNotNull().extracting(MboxMessage::end).isEqualTo(length);
		assertThat(scanner.next()).isNull();
	}

	@Test
	void whenBytesAreRandomThenMessagesFollowEachOther() throws Exception {
		Random random = new Random(7);
		String[] pieces = { "From ", FROM, "\n", "\r", "\r\n", "\n\n", ">", "Subject: s", "Content-Length: ", "5", "99",
				"\1\1\1\1\n", " ", "\t", ":", "x", "From -", "2009", "\u00ff", "X-A: b\n" };
		for (int round = 0; round < 2000; round++) {
			StringBuilder text = new StringBuilder(random.nextBoolean() ? FROM + "\n" : "");
			for (int i = random.nextInt(60); i >= 0; i--) {
				text.append(pieces[random.nextInt(pieces.length)]);
			}
			long end = 0;
			for (MboxMessage message : scan(text.toString())) {
				assertThat(message.start()).as(text.toString()).isGreaterThanOrEqualTo(end);
				assertThat(message.end()).as(text.toString()).isBetween(message.start(), (long) text.length());
				end = message.end();
			}
		}
	}

	private List<MboxMessage> scan(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		MboxScanner scanner = new MboxScanner(counting(bytes), true);
		List<MboxMessage> messages = new ArrayList<>();
		MboxMessage message = scanner.next();
		while (message != null) {
			messages.add(message);
			message = scanner.next();
		}
		return messages;
	}

	private SharedBytes counting(byte[] bytes) {
		return new SharedBytes() {

			@Override
			public long length() {
				return bytes.length;
			}

			@Override
			public int read(long position, byte[] buffer, int offset, int length) {
				if (position >= bytes.length) {
					return -1;
				}
				int count = (int) Math.min(length, bytes.length - position);
				System.arraycopy(bytes, (int) position, buffer, offset, count);
				MboxScannerTests.this.bytesRead += count;
				return count;
			}

			@Override
			public void close() {
				// nothing is open
			}

		};
	}

}
