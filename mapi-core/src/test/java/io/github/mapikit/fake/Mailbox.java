// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.DriverThread;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory with the usual folders, for one profile. What is in it lasts as long
 * as this object. Its monitor guards all that is in it; each verb holds it from its
 * beginning to its end.
 */
public final class Mailbox {

	private static final UUID PROVIDER = UUID.fromString("6d9c2c5e-7a0f-4d53-8d0c-0a1f9f5a7c11");

	private static final int FIRST_NAMED = 0x8001;

	final String ownerName;

	final String ownerAddress;

	final EntryId storeId;

	final PropertyBag storeValues = new PropertyBag();

	final MailFolder root;

	private final Executor delivery;

	private final Map<EntryId, MailFolder> folders = new HashMap<>();

	private final Map<EntryId, MailMessage> messages = new HashMap<>();

	private final Map<StandardFolder, MailFolder> standard = new EnumMap<>(StandardFolder.class);

	private final Map<NamedProperty, Integer> names = new LinkedHashMap<>();

	private final List<SubscriptionHandle> subscriptions = new CopyOnWriteArrayList<>();

	private long lastNumber;

	/**
	 * Creates a mailbox that is empty but for its usual folders.
	 * @param ownerName the name of its owner
	 * @param ownerAddress the SMTP address of its owner; what is sent to it arrives
	 * @param delivery where subscribers are told
	 */
	public Mailbox(String ownerName, String ownerAddress, Executor delivery) {
		this.ownerName = ownerName;
		this.ownerAddress = ownerAddress;
		this.delivery = delivery;
		this.storeId = newId('S');
		this.root = new MailFolder(newId('F'), null, "Root");
		this.folders.put(this.root.id, this.root);
		MailFolder subtree = createFolder(this.root, "Top of Personal Folders");
		this.standard.put(StandardFolder.IPM_SUBTREE, subtree);
		this.standard.put(StandardFolder.INBOX, createFolder(subtree, "Inbox"));
		this.standard.put(StandardFolder.OUTBOX, createFolder(subtree, "Outbox"));
		this.standard.put(StandardFolder.SENT_ITEMS, createFolder(subtree, "Sent Items"));
		this.standard.put(StandardFolder.DELETED_ITEMS, createFolder(subtree, "Deleted Items"));
	}

	/**
	 * Returns what can be done with this mailbox on a thread.
	 * @param profile the name of the default profile
	 * @return the verbs
	 */
	public DriverThread newThread(String profile) {
		return new MailboxThread(this, profile);
	}

	private EntryId newId(char kind) {
		this.lastNumber++;
		return EntryId.of(ByteBuffer.allocate(30)
			.putInt(0)
			.putLong(PROVIDER.getMostSignificantBits())
			.putLong(PROVIDER.getLeastSignificantBits())
			.putChar(kind)
			.putLong(this.lastNumber)
			.array());
	}

	/** Searches need no secret, but each message one of its own. */
	long nextNumber() {
		return ++this.lastNumber;
	}

	static Instant now() {
		return mapiTime(Instant.now());
	}

	/** MAPI counts steps of 100 nanoseconds. */
	static Instant mapiTime(Instant time) {
		return time.minusNanos(time.getNano() % 100).truncatedTo(ChronoUnit.NANOS);
	}

	static MapiCallException failure(String operation, HResult result) {
		return MapiCallExceptions.of(operation, result);
	}

	// folders and messages

	MailFolder standard(StandardFolder folder) {
		return Objects.requireNonNull(this.standard.get(folder));
	}

	MailFolder folder(String operation, EntryId id) {
		MailFolder folder = this.folders.get(id);
		if (folder == null) {
			throw failure(operation, MapiErrors.MAPI_E_NOT_FOUND);
		}
		return folder;
	}

	MailMessage message(String operation, EntryId id) {
		MailMessage message = this.messages.get(id);
		if (message == null) {
			throw failure(operation, MapiErrors.MAPI_E_NOT_FOUND);
		}
		return message;
	}

	MailFolder createFolder(MailFolder parent, String name) {
		MailFolder created = new MailFolder(newId('F'), parent, name);
		created.values.put(PropertyTags.CREATION_TIME, now());
		parent.folders.put(created.id, created);
		this.folders.put(created.id, created);
		tell(new ObjectNotification(NotificationEvent.OBJECT_CREATED, created.id, parent.id, null));
		return created;
	}

	void deleteFolder(MailFolder folder) {
		List.copyOf(folder.folders.values()).forEach(this::deleteFolder);
		List.copyOf(folder.messages.values()).forEach(this::delete);
		folder.deleted = true;
		MailFolder parent = Objects.requireNonNull(folder.parent);
		parent.folders.remove(folder.id);
		this.folders.remove(folder.id);
		tell(new ObjectNotification(NotificationEvent.OBJECT_DELETED, folder.id, parent.id, null));
	}

	/** Puts a message in a folder, and tells nobody. */
	MailMessage add(MailFolder folder, MailItem content) {
		MailMessage added = new MailMessage(newId('M'), folder, content);
		folder.messages.put(added.id, added);
		this.messages.put(added.id, added);
		return added;
	}

	/** Takes a message out of its folder, and tells nobody. */
	void remove(MailMessage message) {
		message.deleted = true;
		message.folder.messages.remove(message.id);
		this.messages.remove(message.id);
	}

	void delete(MailMessage message) {
		remove(message);
		tell(new ObjectNotification(NotificationEvent.OBJECT_DELETED, message.id, message.folder.id, null));
	}

	// names

	int idOf(NamedProperty name, boolean create) {
		Integer id = this.names.get(name);
		if (id == null && create) {
			id = FIRST_NAMED + this.names.size();
			this.names.put(name, id);
		}
		return (id != null) ? id : 0;
	}

	@Nullable NamedProperty nameOf(int id) {
		return this.names.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == id)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	// notifications

	void subscribe(SubscriptionHandle subscription) {
		this.subscriptions.add(subscription);
	}

	void unsubscribe(SubscriptionHandle subscription) {
		this.subscriptions.remove(subscription);
	}

	void tell(ObjectNotification notification) {
		for (SubscriptionHandle subscription : this.subscriptions) {
			if (subscription.wants(notification)) {
				this.delivery.execute(() -> deliver(subscription, notification));
			}
		}
	}

	private void deliver(SubscriptionHandle subscription, ObjectNotification notification) {
		if (!this.subscriptions.contains(subscription)) {
			return;
		}
		try {
			subscription.sink.accept(notification);
		}
		catch (RuntimeException ex) {
			// nothing that a sink throws goes on into MAPI
		}
	}

}
