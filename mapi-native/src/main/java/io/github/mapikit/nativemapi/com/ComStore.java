// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * {@code IMsgStore}: a message store.
 * <p>
 * Source: "IMsgStore : IMAPIProp" (MAPI reference).
 */
public final class ComStore extends ComProp {

	static final int ADVISE = 14;

	static final int UNADVISE = 15;

	static final int OPEN_ENTRY = 17;

	static final int GET_RECEIVE_FOLDER = 19;

	private static final int MAPI_BEST_ACCESS = 0x0010;

	private static final int MAPI_FOLDER = 3;

	private static final int MAPI_MESSAGE = 5;

	private static final String OPEN_ENTRY_NAME = "IMsgStore::OpenEntry";

	private static final String GET_RECEIVE_FOLDER_NAME = "IMsgStore::GetReceiveFolder";

	ComStore(ComContext context, long address) {
		super(context, "IMsgStore", address);
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
			check(OPEN_ENTRY_NAME,
					invoke(OPEN_ENTRY_NAME, OPEN_ENTRY, entryId.bytes().size(), id, 0, MAPI_BEST_ACCESS, type, slot));
			long address = scratch.pointer(slot);
			if (scratch.int32(type) != wantedType) {
				new ComProp(context(), "IMAPIProp", address).release();
				throw ComFailures.failed(OPEN_ENTRY_NAME, MapiErrors.MAPI_E_INVALID_ENTRYID.code(),
						"the entry identifier is not that of a " + kind);
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
			int result = invoke(GET_RECEIVE_FOLDER_NAME, GET_RECEIVE_FOLDER, 0, MAPI_UNICODE, size, id, 0);
			long buffer = scratch.pointer(id);
			try {
				check(GET_RECEIVE_FOLDER_NAME, result);
				Binary bytes = decode(GET_RECEIVE_FOLDER_NAME,
						() -> context().reader().binary(buffer, scratch.int32(size) & 0xFFFFFFFFL));
				if (bytes.size() == 0) {
					throw ComFailures.failed(GET_RECEIVE_FOLDER_NAME, MapiErrors.MAPI_E_NOT_FOUND.code(),
							"the store has no folder to receive into");
				}
				return new EntryId(bytes);
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	/**
	 * {@code Advise}: asks to be told of events in the whole store.
	 * @param eventMask the kinds of events
	 * @param sink the sink
	 * @return the number of the connection, as wide as a pointer
	 */
	public long advise(int eventMask, AdviseSink sink) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			check("IMsgStore::Advise", invoke("IMsgStore::Advise", ADVISE, 0, 0, eventMask, sink.address(), slot));
			return scratch.pointer(slot);
		}
	}

	/**
	 * {@code Unadvise}: ends what {@link #advise} began.
	 * @param connection the number of the connection
	 */
	public void unadvise(long connection) {
		check("IMsgStore::Unadvise", invoke("IMsgStore::Unadvise", UNADVISE, connection));
	}

}
