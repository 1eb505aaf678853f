// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.SubscriptionTarget;
import io.github.mapikit.spi.TableSource;

/**
 * A message store.
 */
final class OpenStore extends OpenContainer implements MessageStore {

	private static final String OPEN_ENTRY = "IMsgStore::OpenEntry";

	OpenStore(ScopedObject session, boolean held, Opened store) {
		super("store", session, held, store);
	}

	@Override
	public EntryId entryId() {
		return call(GET_PROPS, this::knownEntryId);
	}

	@Override
	public Folder openFolder(StandardFolder folder) {
		return openFolder(new OpenRequest.Standard(folder));
	}

	@Override
	public Folder openFolder(EntryId id) {
		return openFolder(new OpenRequest.Folder(id));
	}

	private Folder openFolder(OpenRequest request) {
		return call(OPEN_ENTRY, () -> new OpenFolder(this, handle(), driver().open(handle(), request)));
	}

	@Override
	public Message openMessage(EntryId id) {
		OpenRequest request = new OpenRequest.Message(id);
		return call(OPEN_ENTRY, () -> OpenMessage.existing(this, driver().open(handle(), request)));
	}

	@Override
	public MessageContent readMessage(EntryId id, MessageRequest request) {
		Objects.requireNonNull(id, "entryId");
		Objects.requireNonNull(request, "request");
		return call(OPEN_ENTRY, () -> driver().readMessage(handle(), id, request));
	}

	@Override
	public Stream<Row> list(StandardFolder folder, TableQuery query) {
		return list(new OpenRequest.Standard(folder), query);
	}

	@Override
	public Stream<Row> list(EntryId folder, TableQuery query) {
		return list(new OpenRequest.Folder(folder), query);
	}

	private Stream<Row> list(OpenRequest folder, TableQuery query) {
		return list(new TableSource.Contents(folder), query);
	}

	@Override
	public Subscription advise(Set<NotificationEvent> events, NotificationListener listener) {
		return advise(new SubscriptionTarget.WholeStore(events), listener);
	}

	@Override
	public Subscription advise(EntryId object, Set<NotificationEvent> events, NotificationListener listener) {
		return advise(new SubscriptionTarget.OneObject(object, events), listener);
	}

	private Subscription advise(SubscriptionTarget target, NotificationListener listener) {
		Objects.requireNonNull(listener, "listener");
		if (target.events().isEmpty()) {
			throw new IllegalArgumentException("An advice is for at least one kind of event");
		}
		return call("IMsgStore::Advise", () -> new OpenSubscription(this,
				driver().subscribe(handle(), target, OpenSubscription.guarded(listener))));
	}

}
