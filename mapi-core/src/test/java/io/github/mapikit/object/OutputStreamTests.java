// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.RuntimeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Streams on properties of messages and attachments.
 */
class OutputStreamTests {

	private static final PropertyTag<Binary> BYTES = PropertyTag.binary(0x6906);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	@BeforeEach
	void openBench() {
		this.bench = new ModelBench(this.mapi);
	}

	private void onMessage(MessageTask task) throws Exception {
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox(); Message message = inbox.createMessage()) {
				this.bench.forget();
				task.run(message);
			}
		});
	}

	private static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		for (int i = 0; i < count; i++) {
			bytes[i] = (byte) (31 * i);
		}
		return bytes;
	}

	@Test
	void whenClosedThenItIsCommittedAndReleased() throws Exception {
		onMessage((message) -> {
			OutputStream output = message.openOutputStream(BYTES);
			output.write(bytes(10));
			assertThat(this.bench.verbs()).containsExactly("openStream");
			assertThat(message.find(BYTES)).isEmpty();
			this.bench.forget();
			output.close();
			output.close();
			assertThat(this.bench.verbs()).containsExactly("write", "commit", "release");
			assertThat(message.get(BYTES)).isEqualTo(Binary.of(bytes(10)));
		});
	}

	@Test
	void whenWrittenInPiecesOfAnySizeThenTheBytesAreInOrder() throws Exception {
		onMessage((message) -> {
			ByteArrayOutputStream expected = new ByteArrayOutputStream();
			try (OutputStream output = message.openOutputStream(BYTES)) {
				for (int size : new int[] { 1, 8191, 1, 8192, 3, 20_000, 0, 8190, 5 }) {
					byte[] piece = bytes(size + 2);
					output.write(piece, 1, size);
					expected.write(piece, 1, size);
					output.write(7);
					expected.write(7);
				}
			}
			try (InputStream input = message.openStream(BYTES)) {
				assertThat(input.readAllBytes()).isEqualTo(expected.toByteArray());
			}
		});
	}

	@Test
	void whenFlushedThenWhatWasWrittenIsWithTheDriver() throws Exception {
		onMessage((message) -> {
			try (OutputStream output = message.openOutputStream(BYTES)) {
				output.write(1);
				output.flush();
				output.flush();
				assertThat(this.bench.verbs()).containsExactly("openStream", "write");
			}
		});
	}

	@Test
	void whenContentIsWrittenThenTheMethodChangesWithIt() throws Exception {
		onMessage((message) -> {
			try (Attachment attachment = message.createAttachment()) {
				OutputStream output = attachment.openContentOutput();
				assertThat(attachment.method()).isEqualTo(AttachmentMethod.NONE);
				output.close();
				assertThat(attachment.method()).isEqualTo(AttachmentMethod.BY_VALUE);
				assertThat(attachment.get(PropertyTags.ATTACH_METHOD)).isEqualTo(AttachmentMethod.BY_VALUE.code());
			}
		});
	}

	@Test
	void whenTheObjectIsClosedThenTheStreamIsReleasedWithoutACommit() throws Exception {
		onMessage((message) -> {
			OutputStream output = message.openOutputStream(BYTES);
			output.write(1);
			message.close();
			assertThat(this.bench.verbs()).containsExactly("openStream", "releaseAll");
			assertThatIllegalStateException().isThrownBy(() -> output.write(1));
			assertThatIllegalStateException().isThrownBy(() -> output.write(bytes(10_000)));
			output.close();
			assertThat(this.bench.verbs()).containsExactly("openStream", "releaseAll");
		});
	}

	@Test
	void whenWritingFailsThenTheStreamIsReleasedAndTheValueStays() throws Exception {
		onMessage((message) -> {
			message.set(BYTES, Binary.of(bytes(3)));
			OutputStream output = message.openOutputStream(BYTES);
			output.write(1);
			this.mapi.driver().onNth("IStream::Write", 1, OutputStreamTests::failWrite);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(output::close);
			assertThat(this.bench.verbs()).endsWith("write", "release");
			assertThat(message.get(BYTES)).isEqualTo(Binary.of(bytes(3)));
		});
	}

	@Test
	void whenAWriteHasFailedThenClosingDoesNotMakeTheRestTheValue() throws Exception {
		onMessage((message) -> {
			message.set(BYTES, Binary.of(bytes(3)));
			OutputStream output = message.openOutputStream(BYTES);
			output.write(bytes(9000));
			this.mapi.driver().onNth("IStream::Write", 1, OutputStreamTests::failWrite);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> output.write(bytes(9000)));
			output.write(bytes(9000));
			output.close();
			assertThat(this.bench.verbs()).endsWith("write", "release").doesNotContain("commit");
			assertThat(message.get(BYTES)).isEqualTo(Binary.of(bytes(3)));
		});
	}

	@Test
	void whenSetBeforeTheStreamIsClosedThenWhatWasWrittenIsTheValue() throws Exception {
		onMessage((message) -> {
			try (OutputStream output = message.openOutputStream(BYTES)) {
				output.write(bytes(3));
				message.set(BYTES, Binary.of(bytes(1)));
			}
			assertThat(message.get(BYTES)).isEqualTo(Binary.of(bytes(3)));
		});
	}

	private static void failWrite() {
		throw MapiCallExceptions.of("IStream::Write", MapiErrors.MAPI_E_DISK_ERROR);
	}

	@Test
	void whenThePropertyIsNoBytesThenThereIsNoStream() throws Exception {
		onMessage((message) -> {
			assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> message.openOutputStream(PropertyTags.IMPORTANCE))
				.withMessageContaining("PR_IMPORTANCE");
			assertThat(this.bench.verbs()).isEmpty();
		});
	}

	/**
	 * What is done with a new message.
	 */
	@FunctionalInterface
	private interface MessageTask {

		void run(Message message) throws Exception;

	}

}
