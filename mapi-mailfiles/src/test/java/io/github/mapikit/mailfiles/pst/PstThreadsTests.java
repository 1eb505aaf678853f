// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.message.AttachmentMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many read one data file at once.
 */
class PstThreadsTests {

	private static final int THREADS = 16;

	private static final int RUNS = 50;

	@TempDir
	Path folder;

	@Test
	void whenManyReadThenAllReadTheSame() throws Exception {
		Path built = this.folder.resolve("built.pst");
		NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.CYCLIC).withEntries(5, 30, 30);
		try (PstBuilder pst = new PstBuilder(built, options, StandardCharsets.ISO_8859_1)) {
			PstSamples.fill(pst);
		}
		List<Path> files = new ArrayList<>(TestMail.copy(this.folder, "variousBodyTypes.pst"));
		files.add(built);
		for (Path file : files) {
			try (OpenedPst pst = OpenedPst.open(file)) {
				assertThat(digests(pst.items())).hasSize(1);
			}
		}
	}

	@Test
	void whenTheMessageIsClosedThenItsAttachmentsCanStillBeOpenedOnAnyThread() throws Exception {
		Path built = this.folder.resolve("built.pst");
		try (PstBuilder pst = new PstBuilder(built, NdbOptions.of(PstFormat.UNICODE, PstEncoding.PERMUTE),
				StandardCharsets.ISO_8859_1)) {
			pst.top().add(PstSamples.attached());
		}
		try (OpenedPst pst = OpenedPst.open(built)) {
			MailAttachment large;
			try (MailContent content = pst.items().get(0).open()) {
				large = content.attachments().get(1);
			}
			ExecutorService thread = Executors.newSingleThreadExecutor();
			try {
				byte[] bytes = thread.submit(() -> {
					try (InputStream in = large.open()) {
						return in.readAllBytes();
					}
				}).get(1, TimeUnit.MINUTES);
				assertThat(bytes).isEqualTo(PstSamples.bytes(1, 200_000));
			}
			finally {
				thread.shutdownNow();
			}
		}
	}

	private static Set<String> digests(List<MailItem> items) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			CyclicBarrier begin = new CyclicBarrier(THREADS);
			List<Future<Set<String>>> results = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				results.add(threads.submit(() -> {
					begin.await(1, TimeUnit.MINUTES);
					Set<String> seen = new HashSet<>();
					for (int run = 0; run < RUNS; run++) {
						seen.add(digest(items));
					}
					return seen;
				}));
			}
			List<Set<String>> all = new ArrayList<>();
			for (Future<Set<String>> result : results) {
				all.add(result.get(5, TimeUnit.MINUTES));
			}
			return all.stream().flatMap(Set::stream).collect(Collectors.toSet());
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static String digest(List<MailItem> items) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		for (MailItem item : items) {
			try (MailContent content = item.open()) {
				digest(content, digest);
			}
		}
		return new BigInteger(1, digest.digest()).toString(16);
	}

	private static void digest(MailContent content, MessageDigest digest) throws Exception {
		content.properties()
			.forEach((tag, value) -> digest.update((tag.value() + "=" + value).getBytes(StandardCharsets.UTF_8)));
		digest.update(content.recipients().toString().getBytes(StandardCharsets.UTF_8));
		for (MailAttachment attachment : content.attachments()) {
			if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
				try (MailContent message = attachment.openMessage()) {
					digest(message, digest);
				}
			}
			else if (attachment.method() != AttachmentMethod.BY_REFERENCE) {
				try (InputStream in = attachment.open()) {
					digest.update(in.readAllBytes());
				}
			}
		}
	}

}
