// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.mailfiles.source.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those who read are told when the file is closed, or one of them is interrupted.
 */
class PstClosingTests {

	private static final int THREADS = 16;

	private static final int MESSAGES = 40;

	/** Together more than what is kept of files. */
	private static final int LARGE = 600_000;

	@TempDir
	Path folder;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private final CountDownLatch reading = new CountDownLatch(THREADS);

	@BeforeEach
	void build() throws IOException {
		NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.PERMUTE);
		try (PstBuilder pst = new PstBuilder(file(), options, StandardCharsets.ISO_8859_1)) {
			PstFolder inbox = pst.top().folder("Inbox");
			for (int i = 0; i < MESSAGES; i++) {
				inbox.add(PstSamples.message(i).attach(PstAttachment.of("a.bin", PstSamples.bytes(i, LARGE))));
			}
		}
	}

	private Path file() {
		return this.folder.resolve("mail.pst");
	}

	private <T> List<Future<T>> start(Callable<T> task) {
		List<Future<T>> results = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			results.add(this.threads.submit(task));
		}
		return results;
	}

	@Test
	void whenTheFileIsClosedThenThoseWhoReadFailAndEnd() throws Exception {
		try (ReadPst pst = new ReadPst(file())) {
			List<Future<MapiCallException>> results = start(() -> readUntilItFails(pst));
			assertThat(this.reading.await(1, TimeUnit.MINUTES)).isTrue();
			Resources.close(pst);
			for (Future<MapiCallException> result : results) {
				MapiCallException failure = result.get(1, TimeUnit.MINUTES);
				assertThat(failure.result()).isEqualTo(MapiErrors.MAPI_E_INVALID_OBJECT);
				assertThat(failure).hasMessageContaining("mailbox was closed");
			}
		}
		finally {
			this.threads.shutdownNow();
		}
	}

	private MapiCallException readUntilItFails(ReadPst pst) throws IOException {
		boolean first = true;
		while (true) {
			for (MailItem item : pst.items()) {
				try (MailContent content = item.open()) {
					ReadPst.bytes(content.attachments().get(0));
				}
				catch (MapiCallException ex) {
					return ex;
				}
				if (first) {
					first = false;
					this.reading.countDown();
				}
			}
		}
	}

	@Test
	void whenThoseWhoReadAreInterruptedThenNobodyMissesAnything() throws Exception {
		AtomicBoolean ends = new AtomicBoolean();
		try (ReadPst pst = new ReadPst(file())) {
			List<Thread> readers = new ArrayList<>();
			List<Future<Integer>> results = start(() -> {
				synchronized (readers) {
					readers.add(Thread.currentThread());
				}
				this.reading.countDown();
				int right = 0;
				for (MailItem item : pst.items()) {
					int number = Integer.parseInt(item.subject().substring(item.subject().indexOf(' ') + 1));
					try (MailContent content = item.open()) {
						assertThat(ReadPst.bytes(content.attachments().get(0)))
							.isEqualTo(PstSamples.bytes(number, LARGE));
						right++;
					}
				}
				return right;
			});
			assertThat(this.reading.await(1, TimeUnit.MINUTES)).isTrue();
			Thread interrupting = new Thread(() -> {
				while (!ends.get()) {
					synchronized (readers) {
						readers.forEach(Thread::interrupt);
					}
					Thread.yield();
				}
			});
			interrupting.start();
			try {
				for (Future<Integer> result : results) {
					assertThat(result.get(2, TimeUnit.MINUTES)).isEqualTo(MESSAGES);
				}
			}
			finally {
				ends.set(true);
				interrupting.join(60_000);
			}
		}
		finally {
			this.threads.shutdownNow();
		}
	}

}
