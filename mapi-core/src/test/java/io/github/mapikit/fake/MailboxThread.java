// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.NotificationSink;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.StreamMode;
import io.github.mapikit.spi.SubscriptionTarget;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * The verbs on a mailbox. Each holds the mailbox's monitor; the thread has no state.
 */
final class MailboxThread implements DriverThread {

	private static final String OPEN_PROPERTY = "IMAPIProp::OpenProperty";

	private static final String OPEN_STORE = "IMAPISession::OpenMsgStore";

	private static final String OPEN_ENTRY = "IMsgStore::OpenEntry";

	private final Mailbox mailbox;

	private final String defaultProfile;

	MailboxThread(Mailbox mailbox, String defaultProfile) {
		this.mailbox = mailbox;
		this.defaultProfile = defaultProfile;
	}

	private <T extends @Nullable Object> T locked(Supplier<T> verb) {
		synchronized (this.mailbox) {
			return verb.get();
		}
	}

	@Override
	public void uninitialize() {
		// there is nothing to give up
	}

	// opening

	@Override
	public Opened logOn(SessionOptions options) {
		String profile = options.profile();
		String name = (profile != null) ? profile : this.defaultProfile;
		return Opened.session(new SessionHandle(name), name);
	}

	@Override
	public Opened open(Handle parent, OpenRequest request) {
		return locked(() -> (parent instanceof SessionHandle) ? openStore(request)
				: (parent instanceof StoreHandle) ? openEntry(request) : openChild(parent, request));
	}

	private Opened openStore(OpenRequest request) {
		EntryId id = (request instanceof OpenRequest.Store store) ? store.entryId() : this.mailbox.storeId;
		if (!id.equals(this.mailbox.storeId)) {
			throw Mailbox.failure(OPEN_STORE, MapiErrors.MAPI_E_NOT_FOUND);
		}
		return Opened.of(new StoreHandle(this.mailbox), id);
	}

	private Opened openEntry(OpenRequest request) {
		if (request instanceof OpenRequest.Message message) {
			MailMessage found = this.mailbox.message(OPEN_ENTRY, message.entryId());
			return Opened.of(MessageHandle.open(this.mailbox, found), found.id);
		}
		MailFolder folder = (request instanceof OpenRequest.Standard standard)
				? this.mailbox.standard(standard.folder())
				: this.mailbox.folder(OPEN_ENTRY, ((OpenRequest.Folder) request).entryId());
		return Opened.of(new FolderHandle(this.mailbox, folder), folder.id);
	}

	private Opened openChild(Handle parent, OpenRequest request) {
		if (request instanceof OpenRequest.NewMessage) {
			FolderHandle folder = (FolderHandle) parent;
			folder.check("IMAPIFolder::CreateMessage");
			return Opened.of(MessageHandle.create(this.mailbox, folder.folder));
		}
		if (request instanceof OpenRequest.NewFolder folder) {
			return openNewFolder((FolderHandle) parent, folder.name());
		}
		if (request instanceof OpenRequest.Attachment attachment) {
			return openAttachment((MessageHandle) parent, attachment.number());
		}
		if (request instanceof OpenRequest.NewAttachment) {
			MessageHandle message = (MessageHandle) parent;
			message.check("IMessage::CreateAttach");
			int number = message.nextAttachment();
			return Opened.attachment(new AttachmentHandle(message, number, new MailItem()), number);
		}
		AttachmentHandle attachment = (AttachmentHandle) parent;
		if (!attachment.holdsMessage()) {
			throw Mailbox.failure(OPEN_PROPERTY, MapiErrors.MAPI_E_NOT_FOUND);
		}
		return Opened.of(MessageHandle.embedded(attachment, attachment.draft.embedded));
	}

	private Opened openNewFolder(FolderHandle parent, String name) {
		parent.check("IMAPIFolder::CreateFolder");
		MailFolder existing = parent.folder.named(name);
		MailFolder folder = (existing != null) ? existing : this.mailbox.createFolder(parent.folder, name);
		return Opened.of(new FolderHandle(this.mailbox, folder), folder.id);
	}

	private static Opened openAttachment(MessageHandle message, int number) {
		message.check("IMessage::OpenAttach");
		MailItem found = message.draft.attachments.get(number);
		if (found == null) {
			throw Mailbox.failure("IMessage::OpenAttach", MapiErrors.MAPI_E_NOT_FOUND);
		}
		return Opened.attachment(new AttachmentHandle(message, number, found.copy()), number);
	}

	@Override
	public Handle openTable(Handle parent, TableSource source) {
		return locked(() -> MailTables.open(this.mailbox, parent, source));
	}

	@Override
	public Handle openStream(Handle object, PropertyTag<?> tag, StreamMode mode) {
		PropertyHandle opened = (PropertyHandle) object;
		return locked(() -> {
			opened.check(OPEN_PROPERTY);
			return (mode == StreamMode.READ) ? openToRead(opened, tag) : openToWrite(opened, tag);
		});
	}

	private static Handle openToRead(PropertyHandle object, PropertyTag<?> tag) {
		Object value = object.all().get(tag);
		if (value instanceof String text) {
			return new ReadStreamHandle(Binary.of(text.getBytes(StandardCharsets.UTF_16LE)));
		}
		if (value instanceof Binary bytes) {
			return new ReadStreamHandle(bytes);
		}
		throw Mailbox.failure(OPEN_PROPERTY,
				(value != null) ? MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED : MapiErrors.MAPI_E_NOT_FOUND);
	}

	private static Handle openToWrite(PropertyHandle object, PropertyTag<?> tag) {
		if (object.isComputed(tag)) {
			throw Mailbox.failure(OPEN_PROPERTY, MapiErrors.MAPI_E_NO_ACCESS);
		}
		if (tag.type() != PropertyType.UNICODE && tag.type() != PropertyType.BINARY) {
			throw Mailbox.failure(OPEN_PROPERTY, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED);
		}
		return new WriteStreamHandle(object, tag);
	}

	@Override
	public Handle subscribe(Handle store, SubscriptionTarget target, NotificationSink sink) {
		SubscriptionHandle subscription = new SubscriptionHandle(target, sink);
		this.mailbox.subscribe(subscription);
		return subscription;
	}

	@Override
	public void release(Handle handle) {
		if (handle instanceof SubscriptionHandle subscription) {
			this.mailbox.unsubscribe(subscription);
		}
	}

	// properties

	@Override
	public PropertyValues read(Handle object, PropertyTag<?>... tags) {
		return all(object, "IMAPIProp::GetProps").read(tags);
	}

	@Override
	public PropertyValues readAll(Handle object) {
		return all(object, "IMAPIProp::GetProps").readAll();
	}

	private PropertyBag all(Handle object, String operation) {
		PropertyHandle opened = (PropertyHandle) object;
		return locked(() -> {
			opened.check(operation);
			return opened.all();
		});
	}

	@Override
	public List<Problem> change(Handle object, PropertyChanges changes) {
		PropertyHandle opened = (PropertyHandle) object;
		return locked(() -> {
			opened.check("IMAPIProp::SetProps");
			return opened.change(changes);
		});
	}

	@Override
	public @Nullable EntryId save(Handle object, SaveMode mode) {
		PropertyHandle opened = (PropertyHandle) object;
		return locked(() -> {
			opened.check("IMAPIProp::SaveChanges");
			return opened.save(mode);
		});
	}

	@Override
	public int[] idsOf(Handle object, List<NamedProperty> names, boolean create) {
		return locked(() -> names.stream().mapToInt((name) -> this.mailbox.idOf(name, create)).toArray());
	}

	@Override
	public Map<Integer, NamedProperty> namesOf(Handle object, int... ids) {
		Map<Integer, NamedProperty> names = new LinkedHashMap<>();
		return locked(() -> {
			for (int id : ids) {
				NamedProperty name = this.mailbox.nameOf(id);
				if (name != null) {
					names.put(id, name);
				}
			}
			return names;
		});
	}

	// tables

	@Override
	public void query(Handle table, TableQuery query) {
		((TableHandle) table).query(query);
	}

	@Override
	public List<Row> rows(Handle table, long from, int max) {
		return locked(() -> ((TableHandle) table).rows(from, max));
	}

	@Override
	public int count(Handle table) {
		return locked(() -> ((TableHandle) table).count());
	}

	@Override
	public long find(Handle table, Restriction restriction, long from) {
		return locked(() -> ((TableHandle) table).find(restriction, from));
	}

	// streams

	@Override
	public int read(Handle stream, long position, byte[] into, int offset, int length) {
		return ((ReadStreamHandle) stream).read(position, into, offset, length);
	}

	@Override
	public void write(Handle stream, byte[] from, int offset, int length) {
		((WriteStreamHandle) stream).write(from, offset, length);
	}

	@Override
	public void commit(Handle stream) {
		((WriteStreamHandle) stream).commit();
	}

	// actions

	@Override
	public Completion perform(Handle object, Action action, CallControl control) {
		return locked(() -> {
			if (object instanceof MessageHandle message) {
				message.check("IMessage::SubmitMessage");
				return new MessageActions(message).perform(action);
			}
			return new FolderActions(this.mailbox, ((FolderHandle) object).folder, control).perform(action);
		});
	}

}
