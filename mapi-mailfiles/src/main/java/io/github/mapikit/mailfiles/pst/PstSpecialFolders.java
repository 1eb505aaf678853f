// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.pff.PSTFolder;
import com.pff.PSTObject;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the folders that people see are inbox, outbox and so on: by what the
 * file says, and for those of which it says nothing by their names. Used once, under the
 * lock of {@link PstFile}.
 */
final class PstSpecialFolders {

	private static final int ENTRY_ID_SIZE = 24;

	private static final int ENTRY_ID_NODE = 20;

	private static final PropertyTag<Binary> DRAFTS = PropertyTag.binary(0x36D7);

	/**
	 * What of all folders that people see only the inbox has: PR_IPM_APPOINTMENT_ENTRYID,
	 * PR_IPM_CONTACT_ENTRYID, PR_IPM_TASK_ENTRYID and PR_IPM_DRAFTS_ENTRYID
	 * ([MS-OXOSFLD], 2.2.3).
	 */
	private static final Set<PropertyTag<?>> OF_INBOX = Set.of(PropertyTag.binary(0x36D0), PropertyTag.binary(0x36D1),
			PropertyTag.binary(0x36D4), DRAFTS);

	private final PstFile file;

	private final Map<Long, MailFolderKind> kinds = new HashMap<>();

	PstSpecialFolders(PstFile file) {
		this.file = file;
	}

	/**
	 * Remembers what the store says.
	 * @param store the properties of the store
	 * @throws IOException if reading takes too long
	 */
	void readStore(MailProperties store) throws IOException {
		remember(store, PropertyTags.IPM_SENTMAIL_ENTRYID, MailFolderKind.SENT_ITEMS);
		remember(store, PropertyTags.IPM_WASTEBASKET_ENTRYID, MailFolderKind.DELETED_ITEMS);
		remember(store, PropertyTags.IPM_OUTBOX_ENTRYID, MailFolderKind.OUTBOX);
		try {
			this.kinds.putIfAbsent(PstReceiveFolders.find(this.file.library(), "IPM.Note"), MailFolderKind.INBOX);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// old and broken files have no such table, and are good without
		}
	}

	private void remember(MailProperties from, PropertyTag<?> tag, MailFolderKind kind) {
		long node = node(from, tag);
		if (node != 0) {
			this.kinds.put(node, kind);
		}
	}

	/**
	 * Decides about the folders that people see.
	 * @param root the folder above all
	 * @param shown the folders that people see first
	 * @throws Exception if the file cannot be read
	 */
	void decide(PSTFolder root, List<PSTFolder> shown) throws Exception {
		// a file to which nothing is delivered names the folder above all
		this.kinds.keySet().retainAll(shown.stream().map(PSTObject::getDescriptorNodeId).toList());
		List<MailProperties> holders = new ArrayList<>();
		holders.add(properties(root));
		for (PSTFolder folder : shown) {
			MailProperties own = properties(folder);
			if (!own.toMap().isEmpty() && !this.kinds.containsValue(MailFolderKind.INBOX)) {
				this.kinds.putIfAbsent(folder.getDescriptorNodeId(), MailFolderKind.INBOX);
			}
			holders.add(own);
		}
		for (MailProperties holder : holders) {
			long drafts = node(holder, DRAFTS);
			if (!this.kinds.containsValue(MailFolderKind.DRAFTS)
					&& shown.stream().anyMatch((folder) -> folder.getDescriptorNodeId() == drafts)) {
				this.kinds.putIfAbsent(drafts, MailFolderKind.DRAFTS);
			}
		}
		for (PSTFolder folder : shown) {
			String name = folder.getDisplayName();
			MailFolderKind named = (name != null) ? MailFolderKind.ofName(name) : MailFolderKind.GENERIC;
			if (!this.kinds.containsValue(named)) {
				this.kinds.putIfAbsent(folder.getDescriptorNodeId(), named);
			}
		}
	}

	private MailProperties properties(PSTFolder folder) throws IOException {
		return new PstObjectReader(folder, null, this.file.limits(), new ArrayList<>()).read(OF_INBOX, Set.of());
	}

	MailFolderKind kindOf(PSTFolder folder) {
		return this.kinds.getOrDefault(folder.getDescriptorNodeId(), MailFolderKind.GENERIC);
	}

	/**
	 * Returns the folder that a property names.
	 * @param from the properties
	 * @param tag the property, an entry identifier
	 * @return the number of the folder, or 0 if there is none
	 */
	static long node(MailProperties from, PropertyTag<?> tag) {
		@Nullable Object value = from.toMap().get(tag);
		if (!(value instanceof Binary bytes) || bytes.size() != ENTRY_ID_SIZE) {
			return 0;
		}
		return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).getInt(ENTRY_ID_NODE) & 0xFFFFFFFFL;
	}

}
