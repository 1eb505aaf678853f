// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.derived.StoreTags;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.MessageTarget;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.NotificationSink;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.SubscriptionTarget;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * A message store. Its own properties are read-only.
 */
final class StoreHandle extends PropertyHandle {

	private static final int MAPI_STORE = 1;

	/**
	 * STORE_ENTRYID_UNIQUE, SEARCH_OK without search folders, MODIFY_OK, CREATE_OK,
	 * ATTACH_OK, OLE_OK, SUBMIT_OK, NOTIFY_OK, MV_PROPS_OK, RTF_OK, RESTRICTION_OK,
	 * SORT_OK, HTML_OK and UNICODE_OK ("PidTagStoreSupportMask Canonical Property").
	 */
	private static final int SUPPORT_MASK = 0x00051F7B;

	/** Made once for this kind of store. */
	private static final Binary PROVIDER = Binary.ofHex("8c3a5d1f6be24f0fa2d49b7ce0135a76");

	private static final int MAPI_ACCESS_READ = 2;

	private static final Map<PropertyTag<?>, StandardFolder> FOLDERS = Map.of(PropertyTags.IPM_SUBTREE_ENTRYID,
			StandardFolder.IPM_SUBTREE, PropertyTags.IPM_OUTBOX_ENTRYID, StandardFolder.OUTBOX,
			PropertyTags.IPM_SENTMAIL_ENTRYID, StandardFolder.SENT_ITEMS, PropertyTags.IPM_WASTEBASKET_ENTRYID,
			StandardFolder.DELETED_ITEMS);

	StoreHandle(SessionHandle session) {
		super(session);
	}

	static String displayName(MailStore store) {
		return "Mailbox - " + store.options().ownerName();
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.Message wanted) {
			enter(EmbeddedCall.OPEN_ENTRY);
			MessageTarget target = store().read(() -> {
				StoredMessage message = store().message(wanted.entryId());
				return (message != null) ? MessageTarget.existing(store(), message) : null;
			});
			if (target == null) {
				throw notFound("message");
			}
			return Opened.of(new MessageHandle(this, target), wanted.entryId());
		}
		if (request instanceof OpenRequest.Folder || request instanceof OpenRequest.Standard) {
			enter(EmbeddedCall.OPEN_ENTRY);
			StoredFolder folder = store().read(() -> folder(request));
			return Opened.of(new FolderHandle(this, folder), folder.id());
		}
		return super.open(request);
	}

	/** To be called under the lock of the store. */
	private StoredFolder folder(@Nullable OpenRequest request) {
		if (request instanceof OpenRequest.Standard wanted) {
			return store().standard().get(wanted.folder());
		}
		StoredFolder folder = (request instanceof OpenRequest.Folder wanted) ? store().folder(wanted.entryId()) : null;
		if (folder == null) {
			throw notFound("folder");
		}
		return folder;
	}

	private static MapiCallException notFound(String kind) {
		return EmbeddedCall.OPEN_ENTRY.failure(MapiErrors.MAPI_E_NOT_FOUND,
				"there is no " + kind + " with this entry identifier");
	}

	/** A table of a folder, which is looked up when the table is read. */
	@Override
	TableHandle openTable(TableSource source) {
		OpenRequest folder = source.folder();
		if (folder == null) {
			return super.openTable(source);
		}
		enter(EmbeddedCall.OPEN_ENTRY);
		return FolderHandle.openTable(this, source, () -> folder(folder));
	}

	SubscriptionHandle subscribe(SubscriptionTarget target, NotificationSink sink) {
		enter(EmbeddedCall.ADVISE);
		EntryId object = (target instanceof SubscriptionTarget.OneObject one) ? one.entryId() : null;
		return new SubscriptionHandle(this, store().advise(target.events(), object, sink::accept));
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		return PropertyMaps.find(allStored(), tag);
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		MailStore store = store();
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>();
		all.put(PropertyTags.ENTRYID, store.id().bytes());
		for (PropertyTag<?> key : List.of(PropertyTags.RECORD_KEY, StoreTags.STORE_RECORD_KEY,
				StoreTags.MAPPING_SIGNATURE)) {
			all.put(key, store.recordKey());
		}
		all.put(PropertyTags.MDB_PROVIDER, PROVIDER);
		all.put(PropertyTags.ACCESS, MAPI_ACCESS_READ);
		all.put(PropertyTags.STORE_ENTRYID, store.id().bytes());
		all.put(PropertyTags.OBJECT_TYPE, MAPI_STORE);
		all.put(PropertyTags.DISPLAY_NAME, displayName(store));
		all.put(PropertyTags.MAILBOX_OWNER_NAME, store.options().ownerName());
		all.put(PropertyTags.STORE_SUPPORT_MASK, SUPPORT_MASK);
		FOLDERS.forEach((tag, part) -> all.put(tag, store.standard().get(part).id().bytes()));
		return all;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return true;
	}

	@Override
	void accept(Map<PropertyTag<?>, @Nullable Object> changes) {
		// nothing can be set
	}

	@Override
	EntryId saveNow(boolean force) {
		return store().id();
	}

}
