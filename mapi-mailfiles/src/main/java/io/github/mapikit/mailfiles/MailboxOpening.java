// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;

import io.github.mapikit.mailfiles.MailFileReader.Placement;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadingOptions;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.source.LinkException;
import io.github.mapikit.mailfiles.source.LinkTarget;
import io.github.mapikit.mailfiles.source.MailDirectory;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.MailLocation;
import io.github.mapikit.mailfiles.source.SkippedFiles;

/**
 * One opening of a mailbox: goes through locations and folders and hands files to the
 * {@link MailFileReader}. Symbolic links come after all else of a location, so that what
 * is in it is shown where it really is. Used once, by one thread.
 */
final class MailboxOpening {

	private final MailboxLimits limits;

	private final ReadingOptions options;

	private final MailboxProgress progress;

	private final Mailbox mailbox = new Mailbox();

	private final SkippedFiles skipped = this.mailbox.skippedFiles();

	private final MailFileReader reader;

	/** The links of the location, in the order in which they were found. */
	private final Queue<Link> links = new ArrayDeque<>();

	private VisitedPlaces visited = new VisitedPlaces(null, false);

	private int files;

	private int folders;

	private int linkCount;

	MailboxOpening(MailboxLimits limits, ReadingOptions options, NamedProperties named, MailboxProgress progress) {
		this.limits = limits;
		this.options = options;
		this.progress = progress;
		this.reader = new MailFileReader(limits, options, named, this.mailbox, this::step);
	}

	Mailbox open(List<String> locations) {
		boolean opened = false;
		try {
			List<List<MailLocation>> places = new ArrayList<>();
			for (String location : locations) {
				places.add(MailLocation.find(location, this.mailbox.resources()));
			}
			step();
			for (int i = 0; i < places.size(); i++) {
				this.mailbox.counts().place(i + 1);
				places.get(i).forEach(this::open);
			}
			this.mailbox.look(MailFolder::trim);
			opened = true;
			return this.mailbox;
		}
		catch (OpeningStopped ex) {
			throw new CancellationException(ex.getMessage());
		}
		finally {
			if (!opened) {
				this.mailbox.close();
			}
		}
	}

	/** Between two files or messages: the opening may end here. */
	private void step() {
		if (!this.progress.advanced(this.mailbox)) {
			throw new OpeningStopped();
		}
	}

	private void open(MailLocation place) {
		MailFolder root = this.mailbox.root();
		try {
			MailDirectory.Entry entry = place.open(this.limits);
			MailDirectory directory = entry.directory();
			MailFile file = entry.file();
			if (directory != null) {
				this.visited = new VisitedPlaces(place.realPath(), this.options.linksOutside());
				openDirectory(directory, root, Placement.FOLDER, 0);
				followLinks();
			}
			else if (file != null) {
				this.mailbox.fileCount(++this.files);
				this.reader.read(file, entry.size(), Placement.LOCATION, root);
				step();
			}
			else {
				this.skipped.skip(place.toString(), "it is neither a file nor a folder");
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
		if (isTooDeep(directory, depth)) {
			return;
		}
		if (!this.visited.visit(directory, placement)) {
			this.skipped.skip(directory.location(), "a link leads to the folder, which is shown already");
			return;
		}
		if (!countFolder(directory)) {
			return;
		}
		List<String> names = directory.names(this.limits.files(), this.skipped);
		Context context = new Context(directory, folder, placement, Maildir.is(names), depth);
		for (String name : names) {
			if (this.files >= this.limits.files() || this.folders > this.limits.folders()) {
				break;
			}
			if (context.maildir() || !name.startsWith(".")) {
				step();
				openEntry(context, name);
			}
		}
	}

	private boolean isTooDeep(MailDirectory directory, int depth) {
		if (depth > this.limits.folderDepth()) {
			this.skipped.skip(directory.location(),
					"folders are nested more than " + this.limits.folderDepth() + " levels deep");
			return true;
		}
		return false;
	}

	private boolean countFolder(MailDirectory directory) {
		this.folders++;
		if (this.folders == this.limits.folders() + 1) {
			this.skipped.skip(directory.location(), "there are more than " + this.limits.folders() + " folders");
		}
		return this.folders <= this.limits.folders();
	}

	private void openEntry(Context context, String name) {
		MailDirectory directory = context.directory();
		try {
			MailDirectory.Entry entry = directory.entry(name);
			LinkTarget target = entry.target();
			if (target != null) {
				addLink(new Link(context, name, target));
			}
			else if (!entry.isOther()) {
				openEntry(context, name, entry);
			}
			else if (MailFileReader.claimsMail(name)) {
				this.skipped.skip(directory.location(name), "it is not a regular file");
			}
		}
		catch (LinkException ex) {
			this.skipped.skip(directory.location(name), ex);
		}
		catch (IOException ex) {
			if (MailFileReader.claimsMail(name) || MailFileReader.mayBeMail(name)) {
				this.skipped.skip(directory.location(name), ex);
			}
		}
	}

	private void openEntry(Context context, String name, MailDirectory.Entry entry) {
		MailDirectory child = entry.directory();
		MailFile file = entry.file();
		if (child != null && context.maildir()) {
			openInMaildir(child, name, context.folder(), context.depth());
		}
		else if (child != null) {
			openChild(child, name, context.folder(), context.depth());
		}
		else if (file != null && !name.startsWith(".") && countFile(file)) {
			this.reader.read(file, entry.size(), context.placement(), context.folder());
		}
	}

	private void addLink(Link link) {
		if (link.name().startsWith(".") && !link.context().maildir()) {
			return;
		}
		this.linkCount++;
		if (this.linkCount <= this.limits.folders()) {
			this.links.add(link);
		}
		else if (this.linkCount == this.limits.folders() + 1) {
			this.skipped.skip(link.location(), "there are more than " + this.limits.folders() + " links");
		}
	}

	/** Follows links, and those that are found behind them. */
	private void followLinks() {
		Link link = this.links.poll();
		while (link != null) {
			step();
			try {
				// looked at again: much may have happened since
				MailDirectory.Entry entry = link.context().directory().entry(link.name());
				LinkTarget target = entry.target();
				String refusal = (target != null) ? this.visited.refusal(target, entry.directory()) : null;
				if (refusal != null) {
					this.skipped.skip(link.location(), refusal);
				}
				else {
					openEntry(link.context(), link.name(), entry);
				}
			}
			catch (IOException ex) {
				this.skipped.skip(link.location(), ex);
			}
			link = this.links.poll();
		}
	}

	private void openChild(MailDirectory child, String name, MailFolder folder, int depth) {
		openDirectory(child, place(folder, MailFileReader.folderName(name)), Placement.FOLDER, depth + 1);
	}

	private MailFolder place(MailFolder folder, String name) {
		MailFolder[] placed = new MailFolder[1];
		this.mailbox.change(() -> placed[0] = folder.place(folder.child(name)));
		return placed[0];
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
			target = place(target, name);
		}
		openDirectory(child, target, Placement.FOLDER, depth + path.size());
	}

	private boolean countFile(MailFile file) {
		this.files++;
		this.mailbox.fileCount(this.files);
		if (this.files == this.limits.files()) {
			this.skipped.skip(file.location(), "there are more than " + this.limits.files() + " files");
			return false;
		}
		return true;
	}

	/**
	 * Where an entry of a directory is found.
	 *
	 * @param directory the directory
	 * @param folder the folder that it becomes
	 * @param placement how its files are found
	 * @param maildir whether it is a Maildir
	 * @param depth the levels of folders above it
	 */
	private record Context(MailDirectory directory, MailFolder folder, Placement placement, boolean maildir,
			int depth) {
	}

	/**
	 * A link that has not been followed yet.
	 *
	 * @param context where it is
	 * @param name its name
	 * @param target where it leads to
	 */
	private record Link(Context context, String name, LinkTarget target) {

		String location() {
			return this.context.directory().location(this.name);
		}

	}

}
