// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.EOFException;
import java.io.InputStream;
import java.io.OutputStream;

import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.RuntimeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading and skipping the bytes of a property.
 */
class InputStreamTests {

	private static final PropertyTag<?> BYTES = PropertyTag.binary(0x6906);

	private static final int SIZE = 100_000;

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	@BeforeEach
	void openBench() {
		this.bench = new ModelBench(this.mapi);
	}

	private void onStream(StreamTask task) throws Exception {
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox(); Message message = inbox.createMessage()) {
				try (OutputStream output = message.openOutputStream(BYTES)) {
					for (int i = 0; i < SIZE; i++) {
						output.write(value(i));
					}
				}
				try (InputStream input = message.openStream(BYTES)) {
					this.bench.forget();
					task.run(input);
				}
			}
		});
	}

	private static int value(int position) {
		return (position * 31 + position / 256) & 0xFF;
	}

	@Test
	void whenManyAreSkippedThenTheyAreNotRead() throws Exception {
		onStream((input) -> {
			assertThat(input.skip(90_000)).isEqualTo(90_000);
			assertThat(input.read()).isEqualTo(value(90_000));
			assertThat(this.bench.verbs()).containsExactly("read");
		});
	}

	@Test
	void whenSkippedInBetweenThenTheNextByteIsTheRightOne() throws Exception {
		onStream((input) -> {
			int position = 0;
			for (long count : new long[] { 1, 0, -5, 8190, 8192, 8193, 1, 20_000, 3, 16_384, 30_000 }) {
				assertThat(input.skip(count)).isEqualTo(Math.max(0, count));
				position += (int) Math.max(0, count);
				assertThat(input.read()).isEqualTo(value(position++));
			}
		});
	}

	@Test
	void whenSkippedBeyondTheEndThenItSaysHowFarItCame() throws Exception {
		onStream((input) -> {
			assertThat(input.read()).isEqualTo(value(0));
			assertThat(input.skip(Long.MAX_VALUE)).isEqualTo(SIZE - 1);
			assertThat(input.read()).isEqualTo(-1);
			assertThat(input.skip(1)).isZero();
			assertThat(input.skip(SIZE)).isZero();
		});
	}

	@Test
	void whenAllAreSkippedThenTheEndIsReached() throws Exception {
		onStream((input) -> {
			assertThat(input.skip(SIZE)).isEqualTo(SIZE);
			assertThat(input.read()).isEqualTo(-1);
		});
	}

	@Test
	void whenMoreMustBeSkippedThanThereAreThenTheStreamHasEnded() throws Exception {
		onStream((input) -> {
			input.skipNBytes(SIZE - 1);
			assertThat(input.read()).isEqualTo(value(SIZE - 1));
		});
		onStream((input) -> assertThatExceptionOfType(EOFException.class).isThrownBy(() -> input.skipNBytes(SIZE + 1)));
	}

	/**
	 * What is done with a stream.
	 */
	@FunctionalInterface
	private interface StreamTask {

		void run(InputStream input) throws Exception;

	}

}
