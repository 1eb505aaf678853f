// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadingOptions;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;

/**
 * Reads broken files of one kind, each between two whole ones.
 */
public final class BrokenFiles {

	private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

	private static final int NESTED = 5;

	private final Path folder;

	private final Path broken;

	private final Thread reading = Thread.currentThread();

	private volatile long started = System.nanoTime();

	private long longest;

	private int slow;

	private int shown;

	private int failed;

	private BrokenFiles(Path folder, String kind) throws IOException {
		this.folder = folder;
		this.broken = folder.resolve("m." + kind);
		for (String sibling : List.of("a", "z")) {
			Files.writeString(folder.resolve(sibling + ".eml"),
					"From: %s@example.com\nSubject: sibling %s\n\nText\n".formatted(sibling, sibling));
		}
	}

	/**
	 * Reads broken files.
	 * @param arguments the ending of the files' names, their number, a seed, and the
	 * files to break
	 * @throws Exception if a file fails in a way that it may not
	 */
	public static void main(String[] arguments) throws Exception {
		List<byte[]> originals = new ArrayList<>();
		for (String file : List.of(arguments).subList(3, arguments.length)) {
			originals.add(Files.readAllBytes(Path.of(file)));
		}
		Path folder = Files.createTempDirectory("broken-files");
		BrokenFiles files = new BrokenFiles(folder, arguments[0]);
		files.watch();
		files.read(new Mutator(originals, Long.parseLong(arguments[2])), Integer.parseInt(arguments[1]));
		System.out.printf(Locale.ROOT,
				"%s: %s broken files of %d, %d messages shown, %d calls failed as they may; longest %.2f s of "
						+ "processor time, %d over 2 s%n",
				arguments[0], arguments[1], originals.size(), files.shown, files.failed, files.longest / 1e9,
				files.slow);
		System.exit((files.slow > 0) ? 1 : 0);
	}

	private void watch() {
		Thread watch = new Thread(() -> {
			while (true) {
				try {
					TimeUnit.SECONDS.sleep(5);
				}
				catch (InterruptedException ex) {
					return;
				}
				if (System.nanoTime() - this.started > TimeUnit.SECONDS.toNanos(30)) {
					System.out.println("hangs: " + List.of(this.reading.getStackTrace()));
					System.exit(2);
				}
			}
		});
		watch.setDaemon(true);
		watch.start();
	}

	private void read(Mutator mutator, int count) throws IOException {
		for (int i = 0; i < count; i++) {
			byte[] bytes = mutator.next();
			Files.write(this.broken, bytes);
			this.started = System.nanoTime();
			long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			try {
				// every other one as if its checksums did not count, which leads further
				// into the file
				read(new ReadingOptions(false, true, i % 2 != 0));
			}
			catch (RuntimeException | Error ex) {
				keep(bytes, i);
				throw new IllegalStateException("Broken file " + i, ex);
			}
			long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
			this.longest = Math.max(this.longest, time);
			if (time > LONGEST) {
				this.slow++;
				keep(bytes, i);
			}
		}
	}

	private void keep(byte[] bytes, int number) throws IOException {
		Path kept = Files.createTempDirectory("broken-file").resolve(number + "-" + this.broken.getFileName());
		System.out.println("kept: " + Files.write(kept, bytes));
	}

	private void read(ReadingOptions options) {
		Set<String> subjects = new HashSet<>();
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults(), options);
		try (Mailbox mailbox = reader.open(List.of(this.folder.toString()))) {
			read(mailbox.root(), subjects);
		}
		if (!subjects.containsAll(Set.of("sibling a", "sibling z"))) {
			throw new IllegalStateException("A file beside it is lost: " + subjects);
		}
	}

	private void read(MailFolder parent, Set<String> subjects) {
		for (MailItem item : parent.items()) {
			subjects.add(item.subject());
			this.shown++;
			tolerate(() -> {
				try (MailContent content = item.open()) {
					read(content, 0);
				}
			});
		}
		parent.subfolders().forEach((child) -> read(child, subjects));
	}

	private void read(MailContent content, int depth) {
		for (BodyFormat format : BodyFormat.values()) {
			tolerate(() -> content.body(format));
		}
		for (MailAttachment attachment : content.attachments()) {
			tolerate(() -> read(attachment, depth));
		}
	}

	private void read(MailAttachment attachment, int depth) throws IOException {
		if (attachment.method() != AttachmentMethod.EMBEDDED_MESSAGE) {
			try (InputStream stream = attachment.open()) {
				stream.transferTo(OutputStream.nullOutputStream());
			}
		}
		else if (depth < NESTED) {
			try (MailContent content = attachment.openMessage()) {
				read(content, depth + 1);
			}
		}
	}

	private void tolerate(Reading reading) {
		try {
			reading.read();
		}
		catch (MapiCallException | IOException ex) {
			this.failed++;
		}
	}

	/**
	 * Reads something of a broken file.
	 */
	private interface Reading {

		void read() throws IOException;

	}

}
