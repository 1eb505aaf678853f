// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.mailfiles.MailFileReader.Placement;
import io.github.mapikit.mailfiles.source.LinkTarget;
import io.github.mapikit.mailfiles.source.MailDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Where the opening of one location has been, so that no way of links leads to the same
 * place twice. Belongs to one thread.
 */
final class VisitedPlaces {

	/** The real path of the location, or {@code null} where there are no links. */
	private final @Nullable Path root;

	private final boolean linksOutside;

	/** How the files of each directory were taken, by the key of the directory. */
	private final Map<Object, Placement> directories = new HashMap<>();

	private final Set<Object> linkedFiles = new HashSet<>();

	VisitedPlaces(@Nullable Path root, boolean linksOutside) {
		this.root = root;
		this.linksOutside = linksOutside;
	}

	/**
	 * Notes a directory.
	 * @param directory the directory
	 * @param placement how its files are taken
	 * @return whether it is new
	 */
	boolean visit(MailDirectory directory, Placement placement) {
		return this.directories.putIfAbsent(directory.key(), placement) == null;
	}

	/**
	 * Says why a link is not followed.
	 * @param target what it leads to
	 * @param directory what it leads to, if that is a directory
	 * @return the reason, or {@code null} if it is to be followed
	 * @throws IOException if the target cannot be looked at
	 */
	@Nullable String refusal(LinkTarget target, @Nullable MailDirectory directory) throws IOException {
		if (!this.linksOutside && (this.root == null || !target.isIn(this.root))) {
			return "the link leads out of the location";
		}
		if (directory != null) {
			return this.directories.containsKey(directory.key()) ? "the link leads to a folder that is shown already"
					: null;
		}
		return (isShown(target) || !this.linkedFiles.add(target.key()))
				? "the link leads to a file that is shown already" : null;
	}

	private boolean isShown(LinkTarget target) throws IOException {
		String name = target.name();
		if (name.startsWith(".")) {
			return false;
		}
		Placement placement = this.directories.get(target.folderKey());
		return placement == Placement.MAILDIR || (placement == Placement.FOLDER
				&& (MailFileReader.claimsMail(name) || MailFileReader.mayBeMail(name)));
	}

}
