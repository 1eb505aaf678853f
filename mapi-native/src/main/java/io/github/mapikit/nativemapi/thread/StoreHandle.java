// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.Set;
import java.util.function.Function;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.nativemapi.com.AdviseSink;
import io.github.mapikit.nativemapi.com.ComFolder;
import io.github.mapikit.nativemapi.com.ComStore;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.NotificationSink;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.SubscriptionTarget;
import org.jspecify.annotations.Nullable;

/**
 * A message store, with the identifiers that a store never changes.
 */
final class StoreHandle extends PropertyHandle<ComStore> {

	private static final PropertyTag<?>[] STANDARD = { PropertyTags.ENTRYID, PropertyTags.IPM_SUBTREE_ENTRYID,
			PropertyTags.IPM_OUTBOX_ENTRYID, PropertyTags.IPM_SENTMAIL_ENTRYID, PropertyTags.IPM_WASTEBASKET_ENTRYID };

	private final SessionHandle session;

	private @Nullable PropertyValues standard;

	private @Nullable EntryId inbox;

	StoreHandle(SessionHandle session, ComStore com) {
		super(com, false);
		this.session = session;
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.Folder folder) {
			return new Opened(new FolderHandle(this, com().openFolder(folder.entryId())), null, -1, null);
		}
		if (request instanceof OpenRequest.Standard folder) {
			EntryId id = idOf(folder.folder());
			return new Opened(new FolderHandle(this, com().openFolder(id)), id, -1, null);
		}
		if (request instanceof OpenRequest.Message message) {
			return new Opened(new MessageHandle(this, com().openMessage(message.entryId())), null, -1, null);
		}
		throw refused(request);
	}

	private EntryId idOf(StandardFolder folder) {
		return switch (folder) {
			case IPM_SUBTREE -> standard(PropertyTags.IPM_SUBTREE_ENTRYID);
			case OUTBOX -> standard(PropertyTags.IPM_OUTBOX_ENTRYID);
			case SENT_ITEMS -> standard(PropertyTags.IPM_SENTMAIL_ENTRYID);
			case DELETED_ITEMS -> standard(PropertyTags.IPM_WASTEBASKET_ENTRYID);
			case INBOX -> {
				EntryId id = this.inbox;
				if (id == null) {
					id = com().getReceiveFolder();
					this.inbox = id;
				}
				yield id;
			}
		};
	}

	/**
	 * Returns one of the identifiers that the store never changes.
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

	/**
	 * Opens a folder of this or another store of the session for a call.
	 * @param address where the folder is
	 * @param call the call
	 * @param <T> the type of its result
	 * @return its result
	 */
	<T> T with(FolderAddress address, Function<ComFolder, T> call) {
		EntryId id = address.store();
		if (id == null || id.equals(standard(PropertyTags.ENTRYID))) {
			return withFolder(address.folder(), call);
		}
		StoreHandle other = this.session.openStore(id);
		try {
			return other.withFolder(address.folder(), call);
		}
		finally {
			other.release();
		}
	}

	private <T> T withFolder(EntryId id, Function<ComFolder, T> call) {
		ComFolder folder = com().openFolder(id);
		try {
			return call.apply(folder);
		}
		finally {
			folder.release();
		}
	}

	/**
	 * Asks to be told of events.
	 * @param target which events
	 * @param taker is told
	 * @return the subscription
	 */
	Handle subscribe(SubscriptionTarget target, NotificationSink taker) {
		EntryId object = (target instanceof SubscriptionTarget.OneObject one) ? one.entryId() : null;
		Set<NotificationEvent> events = target.events();
		int mask = events.stream().mapToInt(NotificationEvent::mask).reduce(0, (one, other) -> one | other);
		AdviseSink sink = new AdviseSink(taker);
		try {
			return new SubscriptionHandle(com(), sink, com().advise(object, mask, sink));
		}
		catch (RuntimeException | Error ex) {
			sink.end();
			throw ex;
		}
	}

}
