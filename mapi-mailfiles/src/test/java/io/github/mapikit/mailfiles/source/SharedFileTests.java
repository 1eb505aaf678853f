// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A file that many read.
 */
class SharedFileTests {

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void write() throws IOException {
		this.file = Files.write(this.folder.resolve("file"), new byte[] { 1, 2, 3, 4 });
	}

	@Test
	void whenAThreadIsInterruptedAlreadyThenItReadsAndStaysInterrupted() throws IOException {
		try (SharedFile shared = new SharedFile(this.file.toFile())) {
			byte[] two = new byte[2];
			Thread.currentThread().interrupt();
			assertThat(shared.read(1, two, 0, 2)).isEqualTo(2);
			assertThat(Thread.interrupted()).isTrue();
			assertThat(two).containsExactly(2, 3);
			assertThat(shared.length()).isEqualTo(4);
		}
	}

	@Test
	void whenReadersAreInterruptedThenTheOthersReadOn() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(3);
		AtomicBoolean ended = new AtomicBoolean();
		try (SharedFile shared = new SharedFile(this.file.toFile())) {
			List<Future<Integer>> readers = new ArrayList<>();
			List<Thread> interrupted = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				Thread thread = new Thread(() -> {
					byte[] one = new byte[1];
					while (!ended.get()) {
						try {
							shared.read(0, one, 0, 1);
						}
						catch (IOException ex) {
							ended.set(true);
						}
					}
				});
				interrupted.add(thread);
				thread.start();
			}
			for (int i = 0; i < 3; i++) {
				readers.add(threads.submit(() -> {
					byte[] one = new byte[1];
					int sum = 0;
					for (int n = 0; n < 2000; n++) {
						shared.read(n % 4, one, 0, 1);
						sum += one[0];
						interrupted.forEach(Thread::interrupt);
					}
					return sum;
				}));
			}
			for (Future<Integer> reader : readers) {
				assertThat(reader.get(1, TimeUnit.MINUTES)).isEqualTo(5000);
			}
			assertThat(ended).isFalse();
			ended.set(true);
			for (Thread thread : interrupted) {
				thread.join();
			}
		}
		finally {
			ended.set(true);
			threads.shutdownNow();
		}
	}

	@Test
	void whenItIsClosedThenNothingOpensItAgain() throws IOException {
		SharedFile shared = new SharedFile(this.file.toFile());
		shared.close();
		assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> shared.read(0, new byte[1], 0, 1));
	}

}
