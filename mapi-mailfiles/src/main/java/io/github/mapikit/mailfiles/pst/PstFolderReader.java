// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folders of an Outlook data file, from the one under which people see theirs.
 * Used once, by one thread.
 *
 * @since 0.1.0
 */
public final class PstFolderReader {

	private final PstFile file;

	private final SkippedFiles skipped;

	private final StringPool pool;

	private final BooleanSupplier counter;

	private final PstSpecialFolders special;

	private final Set<Long> seen = new HashSet<>();

	/**
	 * Creates a reader.
	 * @param file the data file
	 * @param skipped where to tell what cannot be read
	 * @param pool where equal texts meet
	 * @param counter counts a message, and says whether it is still within the limit
	 */
	public PstFolderReader(PstFile file, SkippedFiles skipped, StringPool pool, BooleanSupplier counter) {
		this.file = file;
		this.skipped = skipped;
		this.pool = pool;
		this.counter = counter;
		this.special = new PstSpecialFolders(file);
	}

	/**
	 * Reads all folders.
	 * @param into the folder that takes those that people see
	 * @throws IOException if not even their begin can be read
	 */
	public void read(MailFolder into) throws IOException {
		PSTFolder top = this.file.locked(this::top);
		readFolder(top, into, 0);
	}

	private PSTFolder top() throws Exception {
		PSTFile library = this.file.library();
		MailProperties store = new PstObjectReader(library.getMessageStore(), null, this.file.limits(),
				new ArrayList<>())
			.read(null, Set.of());
		this.special.readStore(store);
		long node = PstSpecialFolders.node(store, PropertyTags.IPM_SUBTREE_ENTRYID);
		if (node != 0) {
			try {
				if (PSTObject.detectAndLoadPSTObject(library, node) instanceof PSTFolder folder) {
					return folder;
				}
			}
			catch (ReadTimeoutException ex) {
				throw ex;
			}
			catch (Exception ex) {
				this.skipped.skip(this.file.location(node), ex);
			}
		}
		return library.getRootFolder();
	}

	private void readFolder(PSTFolder source, MailFolder into, int depth) {
		long node = source.getDescriptorNodeId();
		String place = this.file.location() + "/" + into.name();
		if (!this.seen.add(node)) {
			this.skipped.skip(place, "the folder is in itself");
			return;
		}
		if (depth > this.file.limits().folderDepth()) {
			this.skipped.skip(place,
					"folders are nested more than " + this.file.limits().folderDepth() + " levels deep");
			return;
		}
		for (int child : messages(source, place)) {
			readMessage(child, into);
		}
		List<PSTFolder> children = subfolders(source, place);
		if (into.name().isEmpty()) {
			decide(children, place);
		}
		for (PSTFolder child : children) {
			MailFolder folder = create(child, into);
			if (folder != null) {
				readFolder(child, folder, depth + 1);
				into.merge(folder);
			}
		}
	}

	private void decide(List<PSTFolder> children, String place) {
		try {
			this.file.locked(() -> {
				this.special.decide(this.file.library().getRootFolder(), children);
				return Boolean.TRUE;
			});
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.skipped.skip(place, "which of its folders is the inbox cannot be read: " + Failures.reason(ex));
		}
	}

	private @Nullable MailFolder create(PSTFolder child, MailFolder into) {
		try {
			return this.file.locked(() -> {
				String name = child.getDisplayName();
				String shown = (name == null || name.isBlank()) ? "Folder " + child.getDescriptorNodeId() : name;
				String containerClass = child.getContainerClass();
				MailFolderKind kind = into.name().isEmpty() ? this.special.kindOf(child) : MailFolderKind.GENERIC;
				return new MailFolder(shown, kind, (containerClass != null) ? containerClass : "");
			});
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.skipped.skip(this.file.location() + "/" + into.name(), ex);
			return null;
		}
	}

	private List<PSTFolder> subfolders(PSTFolder source, String place) {
		try {
			return this.file.locked(() -> List.copyOf(source.getSubFolders()));
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.skipped.skip(place, "its folders cannot be listed: " + Failures.reason(ex));
			return List.of();
		}
	}

	private List<Integer> messages(PSTFolder source, String place) {
		try {
			return this.file.locked(() -> {
				List<Integer> nodes = source.getChildDescriptorNodes();
				return (nodes != null) ? List.copyOf(nodes) : List.of();
			});
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.skipped.skip(place, "its messages cannot be listed: " + Failures.reason(ex));
			return List.of();
		}
	}

	private void readMessage(int node, MailFolder into) {
		try {
			PSTMessage message = this.file.load(node);
			MailSummary summary = new PstMessageReader(this.file, message, this.file.location(node), 0)
				.summarize(this.pool);
			if (this.counter.getAsBoolean()) {
				into.add(new PstItem(summary, this.file, node));
			}
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.skipped.skip(this.file.location(node), ex);
		}
	}

}
