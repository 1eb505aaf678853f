// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Large properties and contents as streams. Sources: "IMAPIProp::OpenProperty",
 * "IMAPIProp::GetProps".
 *
 * @since 0.1.0
 */
public abstract class StreamContract extends ModelContract {

	private static final int LARGE = 20 * 1024 * 1024;

	@Test
	void whenReadInPiecesThenTheBytesAreTheSame() {
		requires(Capability.PROPERTY_STREAMS);
		byte[] content = bytes(70_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> write(message.openOutputStream(Samples.BYTES), content));
			try (Message message = store.openMessage(id); InputStream stream = message.openStream(Samples.BYTES)) {
				byte[] read = new byte[content.length];
				int position = 0;
				Assertions.assertThat(stream.read(read, 0, 0)).isZero();
				read[position++] = (byte) stream.read();
				position += stream.readNBytes(read, position, 6);
				Assertions.assertThat(stream.skip(3)).isEqualTo(3);
				System.arraycopy(content, position, read, position, 3);
				position += 3;
				position += stream.readNBytes(read, position, 40_000);
				byte[] rest = stream.readAllBytes();
				System.arraycopy(rest, 0, read, position, rest.length);
				Assertions.assertThat(position + rest.length).isEqualTo(content.length);
				Assertions.assertThat(Arrays.equals(read, content)).isTrue();
				Assertions.assertThat(stream.read()).isEqualTo(-1);
				Assertions.assertThat(stream.read(new byte[10])).isEqualTo(-1);
			}
		});
	}

	@Test
	void whenMuchIsSkippedThenReadingGoesOnBehindIt() {
		requires(Capability.ATTACHMENTS);
		byte[] content = bytes(300_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> AttachedFiles.attach(message, "file", content));
			try (Message message = store.openMessage(id);
					Attachment attachment = message.openAttachment(AttachedFiles.numberOf(message, "file"));
					InputStream stream = attachment.openContent()) {
				int position = 0;
				for (int length : new int[] { 1, 5000, 8192, 50_000, 100_000 }) {
					stream.skipNBytes(length);
					position += length;
					Assertions.assertThat(stream.read()).isEqualTo(content[position++] & 0xFF);
				}
				byte[] rest = stream.readAllBytes();
				Assertions.assertThat(rest).isEqualTo(Arrays.copyOfRange(content, position, content.length));
				Assertions.assertThat(stream.skip(10)).isZero();
				Assertions.assertThat(stream.read()).isEqualTo(-1);
			}
		});
	}

	@Test
	void whenATextIsWrittenAsAStreamThenItIsReadAsAText() {
		requires(Capability.PROPERTY_STREAMS);
		String text = "Grüße, мир, 世界, 😀 ".repeat(2000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> write(message.openOutputStream(Samples.TEXT),
					text.getBytes(StandardCharsets.UTF_16LE)));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(readText(message, Samples.TEXT)).isEqualTo(text);
				byte[] bytes = readBytes(message.openStream(Samples.TEXT));
				Assertions.assertThat(new String(bytes, StandardCharsets.UTF_16LE)).isEqualTo(text);
			}
		});
	}

	@Test
	void whenAShortPropertyIsOpenedThenItIsAStreamTheSame() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "short", (message) -> message.set(Samples.TEXT, "Grüße"));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(readBytes(message.openStream(Samples.TEXT)))
					.isEqualTo("Grüße".getBytes(StandardCharsets.UTF_16LE));
			}
		});
	}

	@Test
	void whenWrittenAgainThenTheOldValueIsGone() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> write(message.openOutputStream(Samples.BYTES), bytes(50_000)));
			try (Message message = store.openMessage(id)) {
				write(message.openOutputStream(Samples.BYTES), bytes(10));
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(readBytes(message.openStream(Samples.BYTES))).isEqualTo(bytes(10));
			}
		});
	}

	@Test
	void whenWrittenAndNotSavedThenTheOldValueStays() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> write(message.openOutputStream(Samples.BYTES), bytes(5)));
			try (Message message = store.openMessage(id)) {
				write(message.openOutputStream(Samples.BYTES), bytes(10));
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(readBytes(message.openStream(Samples.BYTES))).isEqualTo(bytes(5));
			}
		});
	}

	@Test
	void whenThePropertyIsAbsentThenThereIsNoStream() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> message.openStream(Samples.BYTES));
			}
		});
	}

	@Test
	void whenTheObjectIsClosedThenItsStreamsAre() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> write(message.openOutputStream(Samples.BYTES), bytes(50_000)));
			Message message = store.openMessage(id);
			InputStream stream = message.openStream(Samples.BYTES);
			OutputStream output = message.openOutputStream(Samples.TEXT);
			Assertions.assertThat(stream.read()).isNotNegative();
			message.close();
			assertClosed(Assertions.catchThrowable(() -> stream.readNBytes(10)));
			assertClosed(Assertions.catchThrowable(() -> {
				output.write(bytes(10_000));
				output.flush();
			}));
			stream.close();
			output.close();
		});
	}

	private static void assertClosed(Throwable thrown) {
		Assertions.assertThat(thrown).isInstanceOfAny(IOException.class, IllegalStateException.class);
	}

	@Test
	void whenClosedTwiceThenTheSecondTimeDoesNothing() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> write(message.openOutputStream(Samples.BYTES), bytes(5)));
			try (Message message = store.openMessage(id)) {
				InputStream stream = message.openStream(Samples.BYTES);
				stream.close();
				stream.close();
				OutputStream output = message.openOutputStream(Samples.BYTES);
				output.write(1);
				output.close();
				output.close();
				message.save();
				Assertions.assertThat(readBytes(message.openStream(Samples.BYTES))).containsExactly(1);
			}
		});
	}

	@Test
	void whenReadOnAnotherThreadThenItIsRefused() {
		requires(Capability.PROPERTY_STREAMS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> write(message.openOutputStream(Samples.BYTES), bytes(50_000)));
			try (Message message = store.openMessage(id); InputStream stream = message.openStream(Samples.BYTES)) {
				onOtherWorker((session) -> Assertions.assertThatExceptionOfType(MapiThreadException.class)
					.isThrownBy(stream::read));
				Assertions.assertThat(stream.read()).isNotNegative();
			}
		});
	}

	@Test
	void whenTheContentIsLargeThenItIsReadInLittleMemory() {
		requires(Capability.ATTACHMENTS);
		inFolder((store, folder) -> {
			CRC32 written = new CRC32();
			EntryId id = save(folder, "A message", (message) -> {
				try (Attachment attachment = message.createAttachment()) {
					attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "large.bin");
					try (OutputStream output = attachment.openContentOutput()) {
						byte[] piece = bytes(64 * 1024);
						for (int i = 0; i < LARGE / piece.length; i++) {
							piece[0] = (byte) i;
							output.write(piece);
							written.update(piece);
						}
					}
					attachment.save();
				}
			});
			try (Message message = store.openMessage(id)) {
				int number = message.attachments().get(0).get(PropertyTags.ATTACH_NUM);
				try (Attachment attachment = message.openAttachment(number)) {
					assertReadInLittleMemory(attachment, written.getValue());
				}
			}
		});
	}

	private static void assertReadInLittleMemory(Attachment attachment, long checksum) throws IOException {
		Assumptions.assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(com.sun.management.ThreadMXBean.class);
		com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		byte[] buffer = new byte[64 * 1024];
		CRC32 read = new CRC32();
		long count = 0;
		long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		try (InputStream stream = Objects.requireNonNull(attachment.openContent(), "content")) {
			int length = stream.read(buffer);
			while (length != -1) {
				read.update(buffer, 0, length);
				count += length;
				length = stream.read(buffer);
			}
		}
		long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
		Assertions.assertThat(count).isEqualTo(LARGE);
		Assertions.assertThat(read.getValue()).isEqualTo(checksum);
		Assertions.assertThat(allocated).as("bytes allocated while reading").isLessThan(LARGE / 4);
	}

}
