// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.Collection;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * {@code IMAPIFolder}: a folder. No call shows progress or a dialog.
 * <p>
 * Source: "IMAPIFolder : IMAPIContainer" (MAPI reference).
 */
public final class ComFolder extends ComProp {

	private static final int CONVENIENT_DEPTH = 0x0001;

	private static final int FOLDER_GENERIC = 1;

	private static final int OPEN_IF_EXISTS = 0x0001;

	private static final int MESSAGE_MOVE = 0x0001;

	private static final int DEL_MESSAGES = 0x0001;

	private static final int DEL_FOLDERS = 0x0004;

	ComFolder(ComContext context, long address) {
		super(context, address);
	}

	/**
	 * {@code GetContentsTable}: opens the table of the messages.
	 * @return the table; the caller releases it
	 */
	public ComTable getContentsTable() {
		return table(ComMethod.GET_CONTENTS_TABLE, MAPI_UNICODE);
	}

	/**
	 * {@code GetHierarchyTable}: opens the table of the subfolders.
	 * @param allLevels whether to list those below them as well
	 * @return the table; the caller releases it
	 */
	public ComTable getHierarchyTable(boolean allLevels) {
		return table(ComMethod.GET_HIERARCHY_TABLE, allLevels ? MAPI_UNICODE | CONVENIENT_DEPTH : MAPI_UNICODE);
	}

	/**
	 * {@code CreateMessage}: creates a message that is in the folder once it is saved.
	 * @return the message; the caller releases it
	 */
	public ComMessage createMessage() {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			return new ComMessage(context(),
					opened(ComMethod.CREATE_MESSAGE, invoke(ComMethod.CREATE_MESSAGE, 0, 0, slot), scratch, slot));
		}
	}

	/**
	 * {@code CreateFolder}: creates a subfolder, or opens the one with that name.
	 * @param name the name
	 * @return the folder; the caller releases it
	 */
	public ComFolder createFolder(String name) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			writer.text(name);
			long text = scratch.place(writer);
			long slot = scratch.slot();
			return new ComFolder(context(), opened(ComMethod.CREATE_FOLDER,
					invoke(ComMethod.CREATE_FOLDER, FOLDER_GENERIC, text, 0, 0, OPEN_IF_EXISTS | MAPI_UNICODE, slot),
					scratch, slot));
		}
	}

	/**
	 * {@code DeleteFolder}: deletes a subfolder with all that is in it.
	 * @param entryId the subfolder
	 * @return the result, no error
	 */
	public int deleteFolder(EntryId entryId) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			writer.binary(entryId.bytes().toByteArray());
			long id = scratch.place(writer);
			return check(ComMethod.DELETE_FOLDER,
					invoke(ComMethod.DELETE_FOLDER, entryId.bytes().size(), id, 0, 0, DEL_MESSAGES | DEL_FOLDERS));
		}
	}

	/**
	 * {@code CopyMessages}: copies or moves messages of this folder.
	 * @param messages the messages
	 * @param destination the folder to put them into
	 * @param move whether they leave this folder
	 * @return the result, no error
	 */
	public int copyMessages(Collection<EntryId> messages, ComFolder destination, boolean move) {
		try (Scratch.Frame scratch = frame()) {
			long list = place(scratch, messages);
			return check(ComMethod.COPY_MESSAGES,
					invoke(ComMethod.COPY_MESSAGES, list, 0, destination.address(), 0, 0, move ? MESSAGE_MOVE : 0));
		}
	}

	/**
	 * {@code DeleteMessages}: deletes messages of this folder.
	 * @param messages the messages
	 * @return the result, no error
	 */
	public int deleteMessages(Collection<EntryId> messages) {
		try (Scratch.Frame scratch = frame()) {
			long list = place(scratch, messages);
			return check(ComMethod.DELETE_MESSAGES, invoke(ComMethod.DELETE_MESSAGES, list, 0, 0, 0));
		}
	}

	/**
	 * {@code SetReadFlags}: marks messages of this folder read or unread. No receipt is
	 * sent.
	 * @param messages the messages
	 * @param read whether they are read
	 * @return the result, no error
	 */
	public int setReadFlags(Collection<EntryId> messages, boolean read) {
		try (Scratch.Frame scratch = frame()) {
			long list = place(scratch, messages);
			return check(ComMethod.SET_READ_FLAGS,
					invoke(ComMethod.SET_READ_FLAGS, list, 0, 0, ComMessage.readFlag(read)));
		}
	}

	private long place(Scratch.Frame scratch, Collection<EntryId> messages) {
		StructWriter writer = writer();
		ArgumentEncoder.entryList(writer, messages);
		return scratch.place(writer);
	}

}
