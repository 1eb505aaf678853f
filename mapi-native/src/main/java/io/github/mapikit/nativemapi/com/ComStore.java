// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMsgStore}: a message store.
 * <p>
 * Source: "IMsgStore : IMAPIProp" (MAPI reference).
 */
public final class ComStore extends ComProp {

	private static final int MAPI_BEST_ACCESS = 0x0010;

	private static final int MAPI_FOLDER = 3;

	private static final int MAPI_MESSAGE = 5;

	ComStore(ComContext context, long address) {
		super(context, address);
	}

	/**
	 * {@code OpenEntry}: opens a folder, as far as the user may change it.
	 * @param entryId the folder
	 * @return the folder; the caller releases it
	 */
	public ComFolder openFolder(EntryId entryId) {
		return new ComFolder(context(), openEntry(entryId, MAPI_FOLDER, "folder"));
	}

	/**
	 * {@code OpenEntry}: opens a message, as far as the user may change it.
	 * @param entryId the message
	 * @return the message; the caller releases it
	 */
	public ComMessage openMessage(EntryId entryId) {
		return new ComMessage(context(), openEntry(entryId, MAPI_MESSAGE, "message"));
	}

	private long openEntry(EntryId entryId, int wantedType, String kind) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			writer.binary(entryId.bytes().toByteArray());
			long id = scratch.place(writer);
			long type = scratch.slot();
			long slot = scratch.slot();
			long address = opened(ComMethod.STORE_OPEN_ENTRY,
					invoke(ComMethod.STORE_OPEN_ENTRY, entryId.bytes().size(), id, 0, MAPI_BEST_ACCESS, type, slot),
					scratch, slot);
			if (scratch.int32(type) != wantedType) {
				new ComProp(context(), address).release();
				throw ComFailures.failed(ComMethod.STORE_OPEN_ENTRY.documentedName(),
						MapiErrors.MAPI_E_INVALID_ENTRYID.code(), "the entry identifier is not that of a " + kind);
			}
			return address;
		}
	}

	/**
	 * {@code GetReceiveFolder}: asks for the folder into which mail is delivered.
	 * @return its entry identifier
	 */
	public EntryId getReceiveFolder() {
		try (Scratch.Frame scratch = frame()) {
			long size = scratch.slot();
			long id = scratch.slot();
			int result = invoke(ComMethod.GET_RECEIVE_FOLDER, 0, MAPI_UNICODE, size, id, 0);
			long buffer = scratch.pointer(id);
			try {
				check(ComMethod.GET_RECEIVE_FOLDER, result);
				Binary bytes = decode(ComMethod.GET_RECEIVE_FOLDER,
						() -> context().reader().binary(buffer, scratch.int32(size) & 0xFFFFFFFFL));
				if (bytes.size() == 0) {
					throw ComFailures.failed(ComMethod.GET_RECEIVE_FOLDER.documentedName(),
							MapiErrors.MAPI_E_NOT_FOUND.code(), "the store has no folder to receive into");
				}
				return new EntryId(bytes);
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	/**
	 * {@code Advise}: asks to be told of events.
	 * @param object the folder or message that they are about, or {@code null} for the
	 * whole store
	 * @param eventMask the kinds of events
	 * @param sink the sink
	 * @return the number of the connection, as wide as a pointer
	 */
	public long advise(@Nullable EntryId object, int eventMask, AdviseSink sink) {
		try (Scratch.Frame scratch = frame()) {
			int size = 0;
			long id = 0;
			if (object != null) {
				StructWriter writer = writer();
				writer.binary(object.bytes().toByteArray());
				size = object.bytes().size();
				id = scratch.place(writer);
			}
			long slot = scratch.slot();
			check(ComMethod.STORE_ADVISE, invoke(ComMethod.STORE_ADVISE, size, id, eventMask, sink.address(), slot));
			return scratch.pointer(slot);
		}
	}

	/**
	 * {@code Unadvise}: ends what {@link #advise} began.
	 * @param connection the number of the connection
	 */
	public void unadvise(long connection) {
		check(ComMethod.STORE_UNADVISE, invoke(ComMethod.STORE_UNADVISE, connection));
	}

}
