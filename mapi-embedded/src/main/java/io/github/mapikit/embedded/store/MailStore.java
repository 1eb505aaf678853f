// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.derived.Keys;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.MessageFlag;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox in memory: folders and messages, those of the mail files and those that
 * programs have made. Files are never written.
 * <p>
 * Guarded by one read-write lock, which {@link #read} and {@link #write} take; no
 * listener is ever called under it. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class MailStore {

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private final EntryIds ids;

	private final EntryId id;

	private final StoreOptions options;

	private final Advices advices;

	private final FolderIndex folders = new FolderIndex();

	private final Map<EntryId, StoredMessage> messages = new ConcurrentHashMap<>();

	private final StandardFolders standard;

	private final Binary recordKey;

	private final NamedIds names;

	private final AtomicLong incomplete = new AtomicLong();

	/**
	 * Creates an empty store.
	 * @param options the settings
	 * @param names the named properties of its files
	 * @param notifier runs what it is given on the thread that MAPI notifies on
	 */
	public MailStore(StoreOptions options, NamedProperties names, Consumer<Runnable> notifier) {
		this.options = options;
		this.names = new NamedIds(names);
		this.advices = new Advices(notifier);
		this.ids = new EntryIds(options.ownerAddress());
		this.id = this.ids.named(EntryIds.Kind.STORE, "");
		this.recordKey = Keys.named("store", options.ownerAddress());
		this.standard = new StandardFolders(this);
	}

	/**
	 * Returns the key that tells the store from others.
	 * @return the record key, which is the store's mapping signature, too
	 */
	public Binary recordKey() {
		return this.recordKey;
	}

	/**
	 * Returns the named properties.
	 * @return the named properties
	 */
	public NamedIds names() {
		return this.names;
	}

	/**
	 * Returns the entry identifier.
	 * @return the identifier
	 */
	public EntryId id() {
		return this.id;
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public StoreOptions options() {
		return this.options;
	}

	/**
	 * Registers a listener.
	 * @param events the events that it wants
	 * @param object the object that they are about, or {@code null} for the whole store
	 * @param listener the listener, which throws nothing
	 * @return what ends the registration
	 */
	public Runnable advise(Set<NotificationEvent> events, @Nullable EntryId object, Consumer<Notification> listener) {
		return this.advices.add(events, object, listener);
	}

	void whenTold(Runnable action) {
		this.advices.whenTold(action);
	}

	/**
	 * Returns the folders that every store has.
	 * @return the folders
	 */
	public StandardFolders standard() {
		return this.standard;
	}

	/**
	 * Returns the number of folders. Never waits.
	 * @return the number of folders
	 */
	public int folderCount() {
		return this.folders.size();
	}

	/**
	 * Returns the number of messages. Never waits.
	 * @return the number of messages
	 */
	public int messageCount() {
		return this.messages.size();
	}

	/**
	 * Reads the store.
	 * @param reading what reads it
	 * @param <T> the type of its result
	 * @return its result
	 */
	public <T extends @Nullable Object> T read(Supplier<? extends T> reading) {
		this.lock.readLock().lock();
		try {
			return reading.get();
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/**
	 * Changes the store, and has listeners told afterwards.
	 * @param writing the change
	 * @param <T> the type of its result
	 * @return its result
	 */
	public <T extends @Nullable Object> T write(Function<StoreEvents, ? extends T> writing) {
		StoreEvents events = new StoreEvents();
		T result;
		this.lock.writeLock().lock();
		try {
			result = writing.apply(events);
		}
		finally {
			this.lock.writeLock().unlock();
		}
		this.advices.tell(events.notifications());
		return result;
	}

	/**
	 * Changes the store without an answer, and has listeners told afterwards.
	 * @param writing the change
	 */
	public void change(Consumer<StoreEvents> writing) {
		write((events) -> {
			writing.accept(events);
			return Boolean.TRUE;
		});
	}

	// all below is to be called under the lock

	/**
	 * Finds a folder.
	 * @param folderId its identifier, or the one that its file has for it
	 * @return the folder, or {@code null}
	 */
	public @Nullable StoredFolder folder(EntryId folderId) {
		return this.folders.find(folderId);
	}

	/**
	 * Finds a message.
	 * @param messageId its identifier
	 * @return the message, or {@code null}
	 */
	public @Nullable StoredMessage message(EntryId messageId) {
		return this.messages.get(messageId);
	}

	/**
	 * Adds a folder.
	 * @param parent the folder that it is in, or {@code null} for the root
	 * @param name its name
	 * @param containerClass what it is for; may be empty
	 * @param path what names it in every run, or {@code null}
	 * @return the folder
	 */
	public StoredFolder addFolder(@Nullable StoredFolder parent, String name, String containerClass,
			@Nullable String path) {
		EntryId folderId = this.ids.unused(EntryIds.Kind.FOLDER, path, this.folders.ids());
		return this.folders.add(new StoredFolder(folderId, this, parent, name, containerClass));
	}

	/** Adds a folder of a mail file, known by the identifier that it has there. */
	StoredFolder addImported(StoredFolder parent, MailFolder imported, String path) {
		EntryId own = imported.entryId();
		EntryId folderId = (own != null && folder(own) == null) ? own
				: this.ids.unused(EntryIds.Kind.FOLDER, path, this.folders.ids());
		return this.folders.add(new StoredFolder(folderId, this, parent, imported.name(), imported.containerClass()));
	}

	/** Has a folder be found by the identifier that a file has for it, too. */
	void addImportedId(StoredFolder folder, MailFolder imported) {
		this.folders.addOther(folder, imported.entryId());
	}

	/**
	 * Returns how many messages of mail files were read that are not complete: something
	 * was over a limit, or is damaged. The log names them.
	 * @return the number of those that were opened so far
	 */
	public long incompleteCount() {
		return this.incomplete.get();
	}

	/**
	 * Adds a message of a mail file.
	 * @param folder the folder
	 * @param item what the index holds of it
	 * @return the message
	 */
	StoredMessage addImported(StoredFolder folder, MailItem item) {
		MessageSource source = new ImportedSource(item, new FileSource(item, this.incomplete::incrementAndGet));
		EntryId own = item.entryId();
		EntryId messageId = (own != null && !this.messages.containsKey(own)) ? own
				: this.ids.unused(EntryIds.Kind.MESSAGE, ImportedSource.placeOf(item), this.messages.keySet());
		return add(new StoredMessage(messageId, folder, source, item.flags()));
	}

	/**
	 * Adds a message.
	 * @param folder the folder
	 * @param source its content
	 * @param flags its flags
	 * @return the message
	 */
	StoredMessage addMessage(StoredFolder folder, MessageSource source, int flags) {
		requireLive(EmbeddedCall.SAVE_CHANGES, folder);
		return add(new StoredMessage(this.ids.created(EntryIds.Kind.MESSAGE), folder, source, flags));
	}

	private StoredMessage add(StoredMessage message) {
		this.messages.put(message.id(), message);
		message.folder().add(message);
		return message;
	}

	/**
	 * Fails if a folder was deleted.
	 * @param operation the call
	 * @param folder the folder
	 * @return the folder
	 * @throws io.github.mapikit.error.MapiCallException if it was
	 */
	public static StoredFolder requireLive(EmbeddedCall operation, StoredFolder folder) {
		if (folder.isDeleted()) {
			throw operation.failure(MapiErrors.MAPI_E_OBJECT_DELETED, "the folder was deleted");
		}
		return folder;
	}

	/**
	 * Deletes a folder with all that is in it.
	 * @param folder the folder
	 * @param events where to note it
	 */
	public void deleteFolder(StoredFolder folder, StoreEvents events) {
		for (StoredFolder deleted : folder.withDescendants()) {
			for (StoredMessage message : deleted.messages()) {
				deleteMessage(message, events);
			}
			this.folders.remove(deleted);
		}
		folder.withDescendants().forEach(StoredFolder::delete);
		events.happened(NotificationEvent.OBJECT_DELETED, folder);
	}

	/**
	 * Deletes a message.
	 * @param message the message
	 * @param events where to note it
	 */
	public void deleteMessage(StoredMessage message, StoreEvents events) {
		message.folder().remove(message);
		message.delete();
		this.messages.remove(message.id());
		events.happened(NotificationEvent.OBJECT_DELETED, message);
	}

	/**
	 * Copies a message.
	 * @param message the message
	 * @param destination the folder for the copy
	 * @param events where to note it
	 * @return the copy
	 */
	public StoredMessage copyMessage(StoredMessage message, StoredFolder destination, StoreEvents events) {
		StoredMessage copy = addMessage(destination, message.source(), message.flags());
		events.happened(NotificationEvent.OBJECT_COPIED, copy);
		return copy;
	}

	/**
	 * Moves a message. It gets an identifier of the folder that it is in from now on,
	 * unless the store is told that identifiers outlive that.
	 * @param message the message
	 * @param destination the folder that it will be in
	 * @param events where to note it
	 * @return the message in its new folder
	 */
	public StoredMessage moveMessage(StoredMessage message, StoredFolder destination, StoreEvents events) {
		StoredFolder from = message.folder();
		from.remove(message);
		StoredMessage moved = message;
		if (this.options.idsSurviveMoves()) {
			message.folder(destination);
			destination.add(message);
		}
		else {
			message.delete();
			this.messages.remove(message.id());
			moved = addMessage(destination, message.source(), message.flags());
		}
		events.moved(moved, from);
		return moved;
	}

	/**
	 * Marks a message read or unread.
	 * @param message the message
	 * @param read whether it is read
	 * @param events where to note it
	 */
	public void markRead(StoredMessage message, boolean read, StoreEvents events) {
		if (message.isRead() != read) {
			message
				.flags(read ? message.flags() | MessageFlag.READ.mask() : message.flags() & ~MessageFlag.READ.mask());
			message.folder().readChanged(read);
			events.happened(NotificationEvent.OBJECT_MODIFIED, message);
		}
	}

}
