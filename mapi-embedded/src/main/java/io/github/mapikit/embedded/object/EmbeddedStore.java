// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.MessageTarget;
import io.github.mapikit.embedded.store.NamedIds;
import io.github.mapikit.embedded.store.StandardFolders;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import org.jspecify.annotations.Nullable;

/**
 * A message store on the embedded mailbox. Its own properties are read-only.
 */
final class EmbeddedStore extends EmbeddedPropertyObject implements MessageStore {

	private static final int MAPI_STORE = 1;

	/**
	 * STORE_ENTRYID_UNIQUE, SEARCH_OK without search folders, MODIFY_OK, CREATE_OK,
	 * ATTACH_OK, OLE_OK, SUBMIT_OK, NOTIFY_OK, MV_PROPS_OK, RTF_OK, RESTRICTION_OK,
	 * SORT_OK, HTML_OK and UNICODE_OK ("PidTagStoreSupportMask Canonical Property").
	 */
	private static final int SUPPORT_MASK = 0x00051F7B;

	private static final PropertyTag<Binary> STORE_RECORD_KEY = PropertyTag.binary(0x0FFA);

	private static final PropertyTag<Binary> MAPPING_SIGNATURE = PropertyTag.binary(0x0FF8);

	/** Made once for this kind of store. */
	private static final Binary PROVIDER = Binary.ofHex("8c3a5d1f6be24f0fa2d49b7ce0135a76");

	private static final int MAPI_ACCESS_READ = 2;

	private final MailStore store;

	EmbeddedStore(EmbeddedSession session, boolean held, MailStore store) {
		super("store", session, held, session.gate(), session.owner());
		this.store = store;
	}

	@Override
	public EntryId entryId() {
		return this.store.id();
	}

	@Override
	public Folder ipmSubtree() {
		return openStored(this.store.standard().ipmSubtree());
	}

	@Override
	public Folder inbox() {
		return openStored(this.store.standard().inbox());
	}

	@Override
	public Folder outbox() {
		return openStored(this.store.standard().outbox());
	}

	@Override
	public Folder sentItems() {
		return openStored(this.store.standard().sentItems());
	}

	@Override
	public Folder deletedItems() {
		return openStored(this.store.standard().deletedItems());
	}

	private Folder openStored(StoredFolder folder) {
		return perform(EmbeddedCall.OPEN_ENTRY, () -> new EmbeddedFolder(this, this.store, folder));
	}

	@Override
	public Folder openFolder(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return perform(EmbeddedCall.OPEN_ENTRY, () -> {
			StoredFolder folder = this.store.read(() -> this.store.folder(entryId));
			if (folder == null) {
				throw notFound("folder");
			}
			return new EmbeddedFolder(this, this.store, folder);
		});
	}

	@Override
	public Message openMessage(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return perform(EmbeddedCall.OPEN_ENTRY, () -> {
			MessageTarget target = this.store.read(() -> {
				StoredMessage message = this.store.message(entryId);
				return (message != null) ? MessageTarget.existing(this.store, message) : null;
			});
			if (target == null) {
				throw notFound("message");
			}
			return new EmbeddedMessage(this, target);
		});
	}

	private static MapiCallException notFound(String kind) {
		return EmbeddedCall.OPEN_ENTRY.failure(MapiErrors.MAPI_E_NOT_FOUND,
				"there is no " + kind + " with this entry identifier");
	}

	@Override
	public Subscription advise(Set<NotificationEvent> events, NotificationListener listener) {
		Objects.requireNonNull(listener, "listener");
		if (events.isEmpty()) {
			throw new IllegalArgumentException("An advice is for at least one kind of event");
		}
		return perform(EmbeddedCall.ADVISE, () -> new EmbeddedSubscription(this, this.store.advise(events, listener)));
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		return PropertyMaps.find(allStored(), tag);
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		StandardFolders standard = this.store.standard();
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>();
		all.put(PropertyTags.ENTRYID, this.store.id().bytes());
		all.put(PropertyTags.RECORD_KEY, this.store.recordKey());
		all.put(STORE_RECORD_KEY, this.store.recordKey());
		all.put(MAPPING_SIGNATURE, this.store.recordKey());
		all.put(PropertyTags.MDB_PROVIDER, PROVIDER);
		all.put(PropertyTags.ACCESS, MAPI_ACCESS_READ);
		all.put(PropertyTags.STORE_ENTRYID, this.store.id().bytes());
		all.put(PropertyTags.OBJECT_TYPE, MAPI_STORE);
		all.put(PropertyTags.DISPLAY_NAME, "Mailbox - " + this.store.options().ownerName());
		all.put(PropertyTags.MAILBOX_OWNER_NAME, this.store.options().ownerName());
		all.put(PropertyTags.STORE_SUPPORT_MASK, SUPPORT_MASK);
		all.put(PropertyTags.IPM_SUBTREE_ENTRYID, standard.ipmSubtree().id().bytes());
		all.put(PropertyTags.IPM_OUTBOX_ENTRYID, standard.outbox().id().bytes());
		all.put(PropertyTags.IPM_SENTMAIL_ENTRYID, standard.sentItems().id().bytes());
		all.put(PropertyTags.IPM_WASTEBASKET_ENTRYID, standard.deletedItems().id().bytes());
		return all;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return true;
	}

	@Override
	NamedIds names() {
		return this.store.names();
	}

	@Override
	void store(Map<PropertyTag<?>, @Nullable Object> unsaved) {
		// nothing can be set
	}

}
