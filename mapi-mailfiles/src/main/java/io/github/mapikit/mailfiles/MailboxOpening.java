// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.mapikit.mailfiles.MailFileReader.Placement;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailDirectory;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.MailLocation;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SkippedFiles;

/**
 * One opening of a mailbox: goes through locations and folders and hands files to the
 * {@link MailFileReader}. Used once, by one thread.
 */
final class MailboxOpening {

	private final MailboxLimits limits;

	private final SkippedFiles skipped = new SkippedFiles();

	private final List<Closeable> resources = new ArrayList<>();

	private final MailFileReader reader;

	private final Deque<Object> ancestors = new ArrayDeque<>();

	private int files;

	MailboxOpening(MailboxLimits limits) {
		this.limits = limits;
		this.reader = new MailFileReader(limits, this.skipped, this.resources);
	}

	Mailbox open(List<String> locations) {
		boolean opened = false;
		try {
			List<MailLocation> places = new ArrayList<>();
			for (String location : locations) {
				places.addAll(MailLocation.find(location, this.resources));
			}
			MailFolder root = MailFolder.root();
			for (MailLocation place : places) {
				open(place, root);
			}
			root.trim();
			opened = true;
			return new Mailbox(root, this.reader.messages(), this.skipped, this.resources);
		}
		finally {
			if (!opened) {
				Resources.closeAll(this.resources);
			}
		}
	}

	private void open(MailLocation place, MailFolder root) {
		try {
			MailDirectory.Entry entry = place.open(this.limits);
			MailDirectory directory = entry.directory();
			MailFile file = entry.file();
			if (directory != null) {
				openDirectory(directory, root, Placement.FOLDER, 0);
			}
			else if (file != null) {
				this.reader.read(file, entry.size(), Placement.LOCATION, root);
			}
		}
		catch (IOException ex) {
			this.skipped.skip(place.toString(), ex);
		}
	}

	/**
	 * Reads a directory.
	 * @param directory the directory
	 * @param folder the folder that it becomes
	 * @param placement how its files are found
	 * @param depth the levels of folders above it
	 */
	private void openDirectory(MailDirectory directory, MailFolder folder, Placement placement, int depth) {
		if (this.ancestors.contains(directory.key())) {
			this.skipped.skip(directory.location(), "the folder is a link to a folder that it is in");
			return;
		}
		if (isTooDeep(directory, depth)) {
			return;
		}
		List<String> names = directory.names(this.limits.files(), this.skipped);
		boolean maildir = Maildir.is(names);
		this.ancestors.push(directory.key());
		for (String name : names) {
			if (this.files >= this.limits.files()) {
				break;
			}
			if (maildir || !name.startsWith(".")) {
				openEntry(directory, name, folder, placement, maildir, depth);
			}
		}
		this.ancestors.pop();
	}

	private boolean isTooDeep(MailDirectory directory, int depth) {
		if (depth > this.limits.folderDepth()) {
			this.skipped.skip(directory.location(),
					"folders are nested more than " + this.limits.folderDepth() + " levels deep");
			return true;
		}
		return false;
	}

	private void openEntry(MailDirectory directory, String name, MailFolder folder, Placement placement,
			boolean maildir, int depth) {
		try {
			MailDirectory.Entry entry = directory.entry(name);
			MailDirectory child = entry.directory();
			MailFile file = entry.file();
			if (child != null && maildir) {
				openInMaildir(child, name, folder, depth);
			}
			else if (child != null) {
				openChild(child, name, folder, depth);
			}
			else if (file != null && !name.startsWith(".") && countFile(file)) {
				this.reader.read(file, entry.size(), placement, folder);
			}
		}
		catch (FileSystemLoopException ex) {
			this.skipped.skip(directory.location(name), "the link leads to itself");
		}
		catch (IOException ex) {
			if (MailFileReader.claimsMail(name)) {
				this.skipped.skip(directory.location(name), ex);
			}
		}
	}

	private void openChild(MailDirectory child, String name, MailFolder folder, int depth) {
		MailFolder created = folder.child(MailFileReader.folderName(name));
		openDirectory(child, created, Placement.FOLDER, depth + 1);
		folder.merge(created);
	}

	private void openInMaildir(MailDirectory child, String name, MailFolder folder, int depth) {
		if (name.equals(Maildir.SEEN) || name.equals(Maildir.NEW)) {
			openDirectory(child, folder, Placement.MAILDIR, depth + 1);
		}
		else if (name.startsWith(".")) {
			openMaildirFolder(child, Maildir.folderPath(name), folder, depth);
		}
		else if (!name.equals(Maildir.UNFINISHED)) {
			openChild(child, name, folder, depth);
		}
	}

	private void openMaildirFolder(MailDirectory child, List<String> path, MailFolder folder, int depth) {
		if (path.isEmpty() || !Maildir.is(child.names(this.limits.files(), this.skipped))
				|| isTooDeep(child, depth + path.size())) {
			return;
		}
		MailFolder target = folder;
		for (String name : path) {
			target = target.place(target.child(name));
		}
		openDirectory(child, target, Placement.FOLDER, depth + path.size());
	}

	private boolean countFile(MailFile file) {
		this.files++;
		if (this.files == this.limits.files()) {
			this.skipped.skip(file.location(), "there are more than " + this.limits.files() + " files");
			return false;
		}
		return true;
	}

}
