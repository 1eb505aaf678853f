// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

/**
 * The methods of COM interfaces that this binding calls: their documented names and their
 * slots, which were read from compiled headers. A test compares them with the table of
 * all.
 */
enum ComMethod {

	RELEASE("IUnknown::Release", 2),

	STREAM_READ("IStream::Read", 3),

	STREAM_WRITE("IStream::Write", 4),

	STREAM_SEEK("IStream::Seek", 5),

	STREAM_COMMIT("IStream::Commit", 8),

	PROP_LAST_ERROR("IMAPIProp::GetLastError", 3),

	SAVE_CHANGES("IMAPIProp::SaveChanges", 4),

	GET_PROPS("IMAPIProp::GetProps", 5),

	GET_PROP_LIST("IMAPIProp::GetPropList", 6),

	OPEN_PROPERTY("IMAPIProp::OpenProperty", 7),

	SET_PROPS("IMAPIProp::SetProps", 8),

	DELETE_PROPS("IMAPIProp::DeleteProps", 9),

	GET_NAMES_FROM_IDS("IMAPIProp::GetNamesFromIDs", 12),

	GET_IDS_FROM_NAMES("IMAPIProp::GetIDsFromNames", 13),

	GET_CONTENTS_TABLE("IMAPIContainer::GetContentsTable", 14),

	GET_HIERARCHY_TABLE("IMAPIContainer::GetHierarchyTable", 15),

	CREATE_MESSAGE("IMAPIFolder::CreateMessage", 19),

	COPY_MESSAGES("IMAPIFolder::CopyMessages", 20),

	DELETE_MESSAGES("IMAPIFolder::DeleteMessages", 21),

	CREATE_FOLDER("IMAPIFolder::CreateFolder", 22),

	DELETE_FOLDER("IMAPIFolder::DeleteFolder", 24),

	SET_READ_FLAGS("IMAPIFolder::SetReadFlags", 25),

	GET_ATTACHMENT_TABLE("IMessage::GetAttachmentTable", 14),

	OPEN_ATTACH("IMessage::OpenAttach", 15),

	CREATE_ATTACH("IMessage::CreateAttach", 16),

	DELETE_ATTACH("IMessage::DeleteAttach", 17),

	GET_RECIPIENT_TABLE("IMessage::GetRecipientTable", 18),

	MODIFY_RECIPIENTS("IMessage::ModifyRecipients", 19),

	SUBMIT_MESSAGE("IMessage::SubmitMessage", 20),

	SET_READ_FLAG("IMessage::SetReadFlag", 21),

	STORE_ADVISE("IMsgStore::Advise", 14),

	STORE_UNADVISE("IMsgStore::Unadvise", 15),

	STORE_OPEN_ENTRY("IMsgStore::OpenEntry", 17),

	GET_RECEIVE_FOLDER("IMsgStore::GetReceiveFolder", 19),

	SESSION_LAST_ERROR("IMAPISession::GetLastError", 3),

	GET_MSG_STORES_TABLE("IMAPISession::GetMsgStoresTable", 4),

	OPEN_MSG_STORE("IMAPISession::OpenMsgStore", 5),

	GET_STATUS_TABLE("IMAPISession::GetStatusTable", 8),

	LOGOFF("IMAPISession::Logoff", 17),

	TABLE_LAST_ERROR("IMAPITable::GetLastError", 3),

	SET_COLUMNS("IMAPITable::SetColumns", 7),

	GET_ROW_COUNT("IMAPITable::GetRowCount", 9),

	SEEK_ROW("IMAPITable::SeekRow", 10),

	QUERY_POSITION("IMAPITable::QueryPosition", 12),

	FIND_ROW("IMAPITable::FindRow", 13),

	RESTRICT("IMAPITable::Restrict", 14),

	SORT_TABLE("IMAPITable::SortTable", 17),

	QUERY_ROWS("IMAPITable::QueryRows", 19),

	WAIT_FOR_COMPLETION("IMAPITable::WaitForCompletion", 23);

	private final String documentedName;

	private final int slot;

	ComMethod(String documentedName, int slot) {
		this.documentedName = documentedName;
		this.slot = slot;
	}

	/**
	 * Returns the interface and the method.
	 * @return the name by which exceptions and traces call it
	 */
	String documentedName() {
		return this.documentedName;
	}

	/**
	 * Returns where the method stands in the vtable.
	 * @return the number of the slot, from 0
	 */
	int slot() {
		return this.slot;
	}

}
