// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.pst.ltp.PropertyNames;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.MailLocation;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.mailfiles.text.StringPool;

/**
 * A data file that was opened and whose folders were read, with options that a mailbox
 * does not have. The test closes it.
 */
final class ReadPst implements Closeable {

	private final PstFile file;

	private final MailFolder root = MailFolder.root();

	private final SkippedFiles skipped = new SkippedFiles();

	private final PstCounts counts;

	ReadPst(Path path) throws IOException {
		this(path, PstOptions.defaults());
	}

	ReadPst(Path path, PstOptions options) throws IOException {
		MailboxLimits limits = MailboxLimits.defaults();
		MailFile source = MailLocation.find(path.toString(), new ArrayList<>()).get(0).open(limits).file();
		this.file = new PstFiles(limits, options, new NamedProperties()).open(Objects.requireNonNull(source));
		PstFolderReader reader = new PstFolderReader(this.file, this.skipped, new StringPool(), () -> true,
				Runnable::run);
		reader.read(() -> this.root);
		this.counts = reader.counts();
	}

	MailFolder root() {
		return this.root;
	}

	PstCounts counts() {
		return this.counts;
	}

	PropertyNames names() throws IOException {
		return this.file.names();
	}

	List<String> skipped() {
		return this.skipped.list().stream().map(SkippedFile::toString).toList();
	}

	/**
	 * Finds a folder.
	 * @param names the names from the root on
	 * @return the folder
	 */
	MailFolder folder(String... names) {
		MailFolder folder = this.root;
		for (String name : names) {
			folder = folder.subfolders()
				.stream()
				.filter((child) -> child.name().equals(name))
				.findFirst()
				.orElseThrow(() -> new AssertionError("no folder '" + name + "', but " + this.skipped.list()));
		}
		return folder;
	}

	List<String> subjects(String... names) {
		return folder(names).items().stream().map(MailItem::subject).toList();
	}

	/** Returns all messages of all folders. */
	List<MailItem> items() {
		return items(this.root);
	}

	private static List<MailItem> items(MailFolder folder) {
		List<MailItem> items = new ArrayList<>(folder.items());
		folder.subfolders().forEach((child) -> items.addAll(items(child)));
		return items;
	}

	MailItem item(String subject) {
		return items().stream()
			.filter((item) -> item.subject().equals(subject))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no message '" + subject + "', but " + this.skipped.list()));
	}

	static MailAttachment attachment(MailContent content, String name) {
		return content.attachments()
			.stream()
			.filter((attachment) -> attachment.fileName().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no attachment '" + name + "'"));
	}

	static byte[] bytes(MailAttachment attachment) throws IOException {
		try (InputStream input = attachment.open()) {
			return input.readAllBytes();
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
