// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.MailLocation;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.mailfiles.text.StringPool;

/**
 * A data file that is open, with what was found in it.
 *
 * @param file the file
 * @param root its folders
 * @param skipped what cannot be read
 * @param counts how much there is
 */
record OpenedPst(PstFile file, MailFolder root, List<SkippedFile> skipped, PstCounts counts) implements Closeable {

	static OpenedPst open(Path path) throws IOException {
		return open(path, PstOptions.defaults());
	}

	static OpenedPst open(Path path, PstOptions options) throws IOException {
		return open(path, options, MailboxLimits.defaults());
	}

	static OpenedPst open(Path path, PstOptions options, MailboxLimits limits) throws IOException {
		List<Closeable> resources = new ArrayList<>();
		MailFile source = MailLocation.find(path.toString(), resources).get(0).open(limits).file();
		if (source == null) {
			throw new IOException("There is no file");
		}
		PstFile file = new PstFiles(limits, options, new NamedProperties()).open(source);
		boolean read = false;
		try {
			SkippedFiles skipped = new SkippedFiles();
			MailFolder root = MailFolder.root();
			PstFolderReader reader = new PstFolderReader(file, skipped, new StringPool(), () -> true, Runnable::run);
			reader.read(() -> root);
			read = true;
			return new OpenedPst(file, root, skipped.list(), reader.counts());
		}
		finally {
			if (!read) {
				Resources.close(file);
			}
		}
	}

	List<MailItem> items() {
		return TestMail.items(this.root);
	}

	MailItem item(String subject) {
		return items().stream().filter((item) -> item.subject().equals(subject)).findFirst().orElseThrow();
	}

	MailFolder folder(String name) {
		return find(this.root, name);
	}

	private static MailFolder find(MailFolder in, String name) {
		if (in.name().equals(name)) {
			return in;
		}
		for (MailFolder child : in.subfolders()) {
			MailFolder found = find(child, name);
			if (found.name().equals(name)) {
				return found;
			}
		}
		return MailFolder.root();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
