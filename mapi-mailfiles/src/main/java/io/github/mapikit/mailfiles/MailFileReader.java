// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadingOptions;
import io.github.mapikit.mailfiles.mbox.MboxFile;
import io.github.mapikit.mailfiles.mbox.MboxFolderReader;
import io.github.mapikit.mailfiles.mime.HeaderReader;
import io.github.mapikit.mailfiles.mime.MimeSettings;
import io.github.mapikit.mailfiles.mime.Rfc822Headers;
import io.github.mapikit.mailfiles.mime.Rfc822Item;
import io.github.mapikit.mailfiles.mime.header.HeaderBlock;
import io.github.mapikit.mailfiles.outlook.MsgItem;
import io.github.mapikit.mailfiles.outlook.MsgReader;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.outlook.TnefItem;
import io.github.mapikit.mailfiles.pst.PstCounts;
import io.github.mapikit.mailfiles.pst.PstFile;
import io.github.mapikit.mailfiles.pst.PstFiles;
import io.github.mapikit.mailfiles.pst.PstFolderReader;
import io.github.mapikit.mailfiles.pst.PstOptions;
import io.github.mapikit.mailfiles.source.FileCounts;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.MailFileCounts;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.mailfiles.source.SteppingBytes;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.property.MessageFlag;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a mail file is and puts what it shows into a folder. A file that is broken
 * is skipped. Belongs to one opening.
 */
final class MailFileReader {

	/** Files that are mail by their names, or were meant to be. */
	private static final Set<String> MAIL = Set.of("eml", "emlx", "msg", "oft", "mbox", "mbx", "mmdf", "pst", "ost",
			"tnef");

	private final MailboxLimits limits;

	/** For the readers of archives, which have something to choose. */
	private final ReadingOptions options;

	private final Mailbox mailbox;

	private final SkippedFiles skipped;

	private final FileCounts counts;

	private final List<Closeable> resources;

	private final Runnable step;

	private final StringPool pool = new StringPool();

	private final NamedProperties named;

	private final MimeSettings settings;

	private final HeaderReader headers;

	private final PstFiles pstFiles;

	private int messages;

	private boolean full;

	/**
	 * Creates a reader.
	 * @param limits what the files may cost
	 * @param options what of them is read
	 * @param named the named properties of the mailbox
	 * @param mailbox what takes what is found
	 * @param step called with each message
	 */
	MailFileReader(MailboxLimits limits, ReadingOptions options, NamedProperties named, Mailbox mailbox,
			Runnable step) {
		this.limits = limits;
		this.named = named;
		this.settings = new MimeSettings(limits, this.named);
		this.options = options;
		this.mailbox = mailbox;
		this.skipped = mailbox.skippedFiles();
		this.counts = mailbox.counts();
		this.resources = mailbox.resources();
		this.step = step;
		this.headers = new HeaderReader(limits.headerBytes());
		this.pstFiles = new PstFiles(limits, new PstOptions(options.recovered(), options.damaged()), this.named);
	}

	/**
	 * How a file was found.
	 */
	enum Placement {

		/** The file was named as a location. */
		LOCATION,
		/** The file is in a folder that was. */
		FOLDER,
		/** The file is where a Maildir has its messages. */
		MAILDIR

	}

	/**
	 * Returns the name of the folder that a directory or an archive becomes.
	 * @param fileName the name of the file
	 * @return the name without an extension of mail programs
	 */
	static String folderName(String fileName) {
		String extension = extension(fileName);
		boolean known = MAIL.contains(extension) || extension.equals("sbd");
		return (known && fileName.length() > extension.length() + 1)
				? fileName.substring(0, fileName.length() - extension.length() - 1) : fileName;
	}

	private static String extension(String fileName) {
		return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether a file says by its name that it is mail.
	 * @param fileName the name
	 * @return whether it does
	 */
	static boolean claimsMail(String fileName) {
		return MAIL.contains(extension(fileName)) || isWinmail(fileName);
	}

	/** Whether this is the name that Outlook gives TNEF, perhaps with a number. */
	private static boolean isWinmail(String fileName) {
		String name = fileName.toLowerCase(Locale.ROOT);
		return name.startsWith("winmail") && name.endsWith(".dat");
	}

	/**
	 * Whether only the content of a file can tell whether it is mail: it has no
	 * extension, or the name of a message in a Maildir.
	 * @param fileName the name
	 * @return whether to look into it
	 */
	static boolean mayBeMail(String fileName) {
		int point = fileName.lastIndexOf('.');
		return point < 0 || Maildir.flags(fileName) != null
				|| fileName.substring(point + 1).chars().allMatch(Character::isDigit);
	}

	/**
	 * Reads a file.
	 * @param file the file
	 * @param size its number of bytes
	 * @param placement how it was found
	 * @param folder where to put what it shows
	 */
	void read(MailFile file, long size, Placement placement, MailFolder folder) {
		boolean claims = placement != Placement.FOLDER || claimsMail(file.fileName());
		if (!claims && !mayBeMail(file.fileName())) {
			return;
		}
		try {
			if (size == 0) {
				if (claims) {
					throw new BrokenMailException("it is empty");
				}
				return;
			}
			read(file, size, placement, claims, folder);
		}
		catch (Exception | OutOfMemoryError | StackOverflowError | AssertionError ex) {
			this.skipped.skip(file.location(), ex);
		}
	}

	private void read(MailFile file, long size, Placement placement, boolean claims, MailFolder folder)
			throws IOException {
		MailFormat format;
		try (InputStream in = file.open()) {
			this.headers.read(in);
			// what follows the last point of a name in a Maildir is part of a host's
			String extension = (placement == Placement.MAILDIR) ? "eml" : extension(file.fileName());
			format = MailFormat.of(this.headers.buffer(), this.headers.length(), extension);
			if (format == MailFormat.RFC822) {
				HeaderBlock block = this.headers.block();
				if (claims ? !block.isEmpty() : block.looksLikeMail()) {
					addRfc822(file, size, block, placement, folder);
				}
				else if (claims) {
					throw new BrokenMailException("it is no mail: it has no header");
				}
				return;
			}
		}
		switch (format) {
			case MBOX -> readMbox(file, claims, folder);
			case MSG -> readMsg(file, size, folder);
			case TNEF -> readTnef(file, size, folder);
			case PST -> readPst(file, placement, folder);
			default -> throw new BrokenMailException("its format is not known");
		}
	}

	private void addRfc822(MailFile file, long size, HeaderBlock block, Placement placement, MailFolder folder) {
		MailSummary summary = new MailSummary(this.pool);
		summary.size(size);
		new Rfc822Headers(block).summarize(summary, this.limits.recipients());
		String flags = Maildir.flags(file.fileName());
		if (flags == null && placement == Placement.MAILDIR) {
			flags = "";
		}
		if (flags != null) {
			// the header's own are from before the message came here
			summary.set(MessageFlag.READ, flags.indexOf('S') >= 0);
			if (flags.indexOf('D') >= 0) {
				summary.set(MessageFlag.UNSENT, true);
			}
		}
		if (summary.deliveryTicks() == Ticks.NONE) {
			summary.deliveryTicks(file.modifiedTicks());
		}
		if (countMessage(file.location())) {
			add(folder, new Rfc822Item(summary, file, this.settings));
		}
	}

	private void readMsg(MailFile file, long size, MailFolder folder) throws IOException {
		MailSummary summary = new MsgReader(file, this.limits, this.named).summarize(size, this.pool);
		if (countMessage(file.location())) {
			add(folder, new MsgItem(summary, file, this.limits, this.named));
		}
	}

	private void readTnef(MailFile file, long size, MailFolder folder) throws IOException {
		TnefItem item = TnefItem.of(file, size, this.limits, this.named, this.pool);
		if (countMessage(file.location())) {
			add(folder, item);
		}
	}

	private void readPst(MailFile file, Placement placement, MailFolder folder) throws IOException {
		PstFile pst = this.pstFiles.open(file);
		PstFolderReader folders = new PstFolderReader(pst, this.skipped, this.pool, () -> countMessage(file.location()),
				this.mailbox::change);
		boolean complete = false;
		try {
			folders.read(() -> (placement == Placement.LOCATION) ? folder : place(folder, folderName(file.fileName())));
			complete = true;
		}
		finally {
			PstCounts found = folders.counts();
			keepIfShown(pst, found.read());
			if (complete || found.expected() > 0 || found.read() > 0) {
				String format = extension(file.fileName()).equals("ost") ? "ost" : "pst";
				this.counts
					.add(MailFileCounts.of(file.location(), format, found.expected(), found.read(), found.failed()));
			}
		}
	}

	/** What shows no message is needed no more. */
	private void keepIfShown(Closeable archive, long messages) {
		if (messages > 0) {
			this.resources.add(archive);
		}
		else {
			Resources.close(archive);
		}
	}

	private MailFolder place(MailFolder parent, String name) {
		MailFolder child = parent.child(name);
		AtomicReference<MailFolder> placed = new AtomicReference<>(child);
		this.mailbox.change(() -> placed.set(parent.place(child)));
		return Objects.requireNonNull(placed.get());
	}

	private void readMbox(MailFile file, boolean claims, MailFolder folder) throws IOException {
		SharedBytes bytes = file.openShared(this.limits.archiveBytes());
		MboxFile mbox = new MboxFile(file.location(), bytes, this.settings);
		MboxFolderReader mboxReader = new MboxFolderReader(mbox, new SteppingBytes(bytes, this.step), this.skipped,
				this.pool, this.headers, () -> countMessage(file.location()));
		try {
			mboxReader.read(claims, new ChildFolder(folder, folderName(file.fileName())));
		}
		finally {
			keepIfShown(bytes, mboxReader.read());
			if (mboxReader.expected() > 0) {
				this.counts.add(mboxReader.counts());
				this.counts.addDoubtful(file.location(), mboxReader.doubtful());
			}
		}
		if (mboxReader.expected() == 0 && claims) {
			throw new BrokenMailException("it is no mbox: no line that begins with 'From ' separates messages");
		}
	}

	private void add(MailFolder folder, MailItem item) {
		this.mailbox.change(() -> folder.add(item));
	}

	private boolean countMessage(String location) {
		if (this.messages >= this.limits.messages()) {
			if (!this.full) {
				this.full = true;
				this.skipped.skip(location, "there are more than " + this.limits.messages() + " messages");
			}
			return false;
		}
		this.messages++;
		this.mailbox.messageCount(this.messages);
		this.step.run();
		return true;
	}

	/**
	 * A folder that is there as soon as it has a message.
	 */
	private final class ChildFolder implements Consumer<MailItem> {

		private final MailFolder parent;

		private final String name;

		private @Nullable MailFolder placed;

		ChildFolder(MailFolder parent, String name) {
			this.parent = parent;
			this.name = name;
		}

		@Override
		public void accept(MailItem item) {
			Mailbox mailbox = MailFileReader.this.mailbox;
			mailbox.change(() -> {
				MailFolder target = this.placed;
				if (target == null) {
					target = this.parent.place(this.parent.child(this.name));
					this.placed = target;
				}
				target.add(item);
			});
		}

	}

}
