// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.model.message.BodyFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads that read one file at once.
 */
class PstConcurrencyTests {

	private static final int THREADS = 16;

	private static final int RUNS = 50;

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenManyThreadsReadAFileThenAllSeeTheSame(PstVariant variant) throws Exception {
		Path file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(file)) {
			PstFolder inbox = pst.top().folder("Inbox");
			for (int i = 0; i < 20; i++) {
				inbox.add(PstSamples.message(i)
					.body("Text of %d ".formatted(i).repeat(1000))
					.attach(PstAttachment.of("data.bin", PstSamples.bytes(i, 20_000))));
			}
		}
		ExecutorService pool = Executors.newFixedThreadPool(THREADS);
		try (Mailbox mailbox = new MailboxReader().open(List.of(file.toString()))) {
			List<MailItem> items = TestMail.items(mailbox.root());
			String expected = digest(items);
			CyclicBarrier barrier = new CyclicBarrier(THREADS);
			List<Future<List<String>>> results = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				results.add(pool.submit(runs(items, barrier)));
			}
			for (Future<List<String>> result : results) {
				assertThat(result.get(5, TimeUnit.MINUTES)).hasSize(RUNS).containsOnly(expected);
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static Callable<List<String>> runs(List<MailItem> items, CyclicBarrier barrier) {
		return () -> {
			barrier.await(1, TimeUnit.MINUTES);
			List<String> digests = new ArrayList<>();
			for (int i = 0; i < RUNS; i++) {
				digests.add(digest(items));
			}
			return digests;
		};
	}

	private static String digest(List<MailItem> items) throws IOException, NoSuchAlgorithmException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		assertThat(items).hasSize(20);
		for (MailItem item : items) {
			try (MailContent content = item.open()) {
				digest.update(String.valueOf(content.body(BodyFormat.TEXT)).getBytes(StandardCharsets.UTF_8));
				digest.update(content.recipients().toString().getBytes(StandardCharsets.UTF_8));
				for (MailAttachment attachment : content.attachments()) {
					digest.update(ReadPst.bytes(attachment));
				}
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

}
