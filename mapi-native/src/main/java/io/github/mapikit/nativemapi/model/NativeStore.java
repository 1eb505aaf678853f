// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.Objects;
import java.util.Set;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.nativemapi.com.AdviseSink;
import io.github.mapikit.nativemapi.com.ComStore;
import org.jspecify.annotations.Nullable;

/**
 * A message store.
 */
final class NativeStore extends NativePropertyObject<ComStore> implements MessageStore {

	private static final PropertyTag<?>[] STANDARD = { PropertyTags.ENTRYID, PropertyTags.IPM_SUBTREE_ENTRYID,
			PropertyTags.IPM_OUTBOX_ENTRYID, PropertyTags.IPM_SENTMAIL_ENTRYID, PropertyTags.IPM_WASTEBASKET_ENTRYID };

	private @Nullable PropertyValues standard;

	private @Nullable EntryId inbox;

	NativeStore(NativeSession session, boolean held, ComStore store) {
		super("store", session, held, store, false);
	}

	@Override
	public EntryId entryId() {
		return call("IMAPIProp::GetProps", () -> standard(PropertyTags.ENTRYID));
	}

	@Override
	public Folder ipmSubtree() {
		return openStandard(PropertyTags.IPM_SUBTREE_ENTRYID);
	}

	@Override
	public Folder outbox() {
		return openStandard(PropertyTags.IPM_OUTBOX_ENTRYID);
	}

	@Override
	public Folder sentItems() {
		return openStandard(PropertyTags.IPM_SENTMAIL_ENTRYID);
	}

	@Override
	public Folder deletedItems() {
		return openStandard(PropertyTags.IPM_WASTEBASKET_ENTRYID);
	}

	@Override
	public Folder inbox() {
		return call("IMsgStore::GetReceiveFolder", () -> {
			EntryId id = this.inbox;
			if (id == null) {
				id = com().getReceiveFolder();
				this.inbox = id;
			}
			return new NativeFolder(this, com().openFolder(id));
		});
	}

	private Folder openStandard(PropertyTag<EntryId> tag) {
		return call("IMsgStore::OpenEntry", () -> new NativeFolder(this, com().openFolder(standard(tag))));
	}

	/**
	 * Returns one of the identifiers that a store never changes, within a call.
	 * @param tag the property
	 * @return the identifier
	 */
	EntryId standard(PropertyTag<EntryId> tag) {
		PropertyValues values = this.standard;
		if (values == null) {
			values = com().getProps(STANDARD);
			this.standard = values;
		}
		return values.find(tag)
			.orElseThrow(() -> MapiCallExceptions.of("IMAPIProp::GetProps", null, MapiErrors.MAPI_E_NOT_FOUND,
					"the store does not have " + tag, null));
	}

	@Override
	public Folder openFolder(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return call("IMsgStore::OpenEntry", () -> new NativeFolder(this, com().openFolder(entryId)));
	}

	@Override
	public Message openMessage(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return call("IMsgStore::OpenEntry", () -> new NativeMessage(this, this, com().openMessage(entryId), true));
	}

	@Override
	public Subscription advise(Set<NotificationEvent> events, NotificationListener listener) {
		Objects.requireNonNull(listener, "listener");
		if (events.isEmpty()) {
			throw new IllegalArgumentException("An advice is for at least one kind of event");
		}
		int mask = events.stream().mapToInt(NotificationEvent::mask).reduce(0, (one, other) -> one | other);
		return call("IMsgStore::Advise", () -> {
			AdviseSink sink = new AdviseSink(listener::onNotification);
			try {
				return new NativeSubscription(this, com(), com().advise(mask, sink), sink);
			}
			catch (RuntimeException | Error ex) {
				sink.end();
				throw ex;
			}
		});
	}

}
