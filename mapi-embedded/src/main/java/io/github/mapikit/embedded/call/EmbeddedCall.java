// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.call;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the embedded driver announces before it makes them: all of them. What
 * has no name here cannot be told to fail. Internal to the library.
 *
 * @since 0.1.0
 */
public enum EmbeddedCall {

	/** The call that initializes a thread. */
	INITIALIZE("MAPIInitialize"),
	/** The call that uninitializes a thread. */
	UNINITIALIZE("MAPIUninitialize"),
	/** The call that opens a session. */
	LOGON("MAPILogonEx"),
	/** The message loop of the primary thread. */
	PUMP("MessageLoop::pump"),
	/** {@code IMAPISession::OpenMsgStore}. */
	OPEN_MSG_STORE("IMAPISession::OpenMsgStore"),
	/** {@code IMAPISession::GetMsgStoresTable}. */
	GET_MSG_STORES_TABLE("IMAPISession::GetMsgStoresTable"),
	/** {@code IMAPISession::GetStatusTable}. */
	GET_STATUS_TABLE("IMAPISession::GetStatusTable"),
	/** {@code IMsgStore::OpenEntry}. */
	OPEN_ENTRY("IMsgStore::OpenEntry"),
	/** {@code IMsgStore::Advise}. */
	ADVISE("IMsgStore::Advise"),
	/** {@code IMAPIContainer::GetContentsTable}. */
	GET_CONTENTS_TABLE("IMAPIContainer::GetContentsTable"),
	/** {@code IMAPIContainer::GetHierarchyTable}. */
	GET_HIERARCHY_TABLE("IMAPIContainer::GetHierarchyTable"),
	/** {@code IMAPIFolder::CreateMessage}. */
	CREATE_MESSAGE("IMAPIFolder::CreateMessage"),
	/** {@code IMAPIFolder::CreateFolder}. */
	CREATE_FOLDER("IMAPIFolder::CreateFolder"),
	/** {@code IMAPIFolder::DeleteFolder}. */
	DELETE_FOLDER("IMAPIFolder::DeleteFolder"),
	/** {@code IMAPIFolder::CopyMessages}. */
	COPY_MESSAGES("IMAPIFolder::CopyMessages"),
	/** {@code IMAPIFolder::DeleteMessages}. */
	DELETE_MESSAGES("IMAPIFolder::DeleteMessages"),
	/** {@code IMAPIFolder::SetReadFlags}. */
	SET_READ_FLAGS("IMAPIFolder::SetReadFlags"),
	/** {@code IMAPITable::SetColumns}. */
	SET_COLUMNS("IMAPITable::SetColumns"),
	/** {@code IMAPITable::Restrict}. */
	RESTRICT("IMAPITable::Restrict"),
	/** {@code IMAPITable::SortTable}. */
	SORT_TABLE("IMAPITable::SortTable"),
	/** {@code IMAPITable::GetRowCount}. */
	GET_ROW_COUNT("IMAPITable::GetRowCount"),
	/** {@code IMAPITable::SeekRow}. */
	SEEK_ROW("IMAPITable::SeekRow"),
	/** {@code IMAPITable::QueryRows}. */
	QUERY_ROWS("IMAPITable::QueryRows"),
	/** {@code IMAPITable::FindRow}. */
	FIND_ROW("IMAPITable::FindRow"),
	/** {@code IMAPIProp::GetProps}. */
	GET_PROPS("IMAPIProp::GetProps"),
	/** {@code IMAPIProp::SetProps}. */
	SET_PROPS("IMAPIProp::SetProps"),
	/** {@code IMAPIProp::DeleteProps}. */
	DELETE_PROPS("IMAPIProp::DeleteProps"),
	/** {@code IMAPIProp::OpenProperty}. */
	OPEN_PROPERTY("IMAPIProp::OpenProperty"),
	/** {@code IMAPIProp::GetIDsFromNames}. */
	GET_IDS_FROM_NAMES("IMAPIProp::GetIDsFromNames"),
	/** {@code IMAPIProp::GetNamesFromIDs}. */
	GET_NAMES_FROM_IDS("IMAPIProp::GetNamesFromIDs"),
	/** {@code IMAPIProp::SaveChanges}. */
	SAVE_CHANGES("IMAPIProp::SaveChanges"),
	/** {@code IStream::Read}. */
	READ("IStream::Read"),
	/** {@code IStream::Write}. */
	WRITE("IStream::Write"),
	/** {@code IStream::Seek}. */
	SEEK("IStream::Seek"),
	/** {@code IStream::Commit}. */
	COMMIT("IStream::Commit"),
	/** {@code IMessage::GetRecipientTable}. */
	GET_RECIPIENT_TABLE("IMessage::GetRecipientTable"),
	/** {@code IMessage::ModifyRecipients}. */
	MODIFY_RECIPIENTS("IMessage::ModifyRecipients"),
	/** {@code IMessage::GetAttachmentTable}. */
	GET_ATTACHMENT_TABLE("IMessage::GetAttachmentTable"),
	/** {@code IMessage::OpenAttach}. */
	OPEN_ATTACH("IMessage::OpenAttach"),
	/** {@code IMessage::CreateAttach}. */
	CREATE_ATTACH("IMessage::CreateAttach"),
	/** {@code IMessage::DeleteAttach}. */
	DELETE_ATTACH("IMessage::DeleteAttach"),
	/** {@code IMessage::SetReadFlag}. */
	SET_READ_FLAG("IMessage::SetReadFlag"),
	/** {@code IMessage::SubmitMessage}. */
	SUBMIT_MESSAGE("IMessage::SubmitMessage");

	/** The documented names of all calls. */
	public static final Set<String> NAMES = Arrays.stream(values())
		.map(EmbeddedCall::documentedName)
		.collect(Collectors.toUnmodifiableSet());

	private static final int NEAREST = 3;

	private final String documentedName;

	EmbeddedCall(String documentedName) {
		this.documentedName = documentedName;
	}

	/**
	 * Finds a call.
	 * @param name its documented name, such as {@code IMAPITable::QueryRows}
	 * @return the call
	 * @throws IllegalArgumentException if there is none; names the nearest
	 */
	public static EmbeddedCall named(String name) {
		for (EmbeddedCall call : values()) {
			if (call.documentedName.equals(name)) {
				return call;
			}
		}
		List<EmbeddedCall> nearest = Arrays.stream(values())
			.sorted(Comparator.comparingInt((call) -> call.distance(name)))
			.limit(NEAREST)
			.toList();
		throw new IllegalArgumentException(
				"The embedded driver makes no call '%s'; the names that are nearest to it are '%s', '%s' and '%s'"
					.formatted(name, nearest.get(0), nearest.get(1), nearest.get(2)));
	}

	private int distance(String name) {
		String method = this.documentedName.substring(this.documentedName.lastIndexOf(':') + 1);
		return Math.min(NameDistance.between(name, this.documentedName), NameDistance.between(name, method));
	}

	/**
	 * Returns the name of the call in MAPI's documentation.
	 * @return the name
	 */
	public String documentedName() {
		return this.documentedName;
	}

	/**
	 * Returns a failure of this call.
	 * @param result its result
	 * @return the exception to throw
	 */
	public MapiCallException failure(HResult result) {
		return failure(result, null);
	}

	/**
	 * Returns a failure of this call.
	 * @param result its result
	 * @param detail what else is known
	 * @return the exception to throw
	 */
	public MapiCallException failure(HResult result, @Nullable String detail) {
		return failure(result, detail, null);
	}

	/**
	 * Returns a failure of this call.
	 * @param result its result
	 * @param detail what else is known
	 * @param cause what led to it, or {@code null}
	 * @return the exception to throw
	 */
	public MapiCallException failure(HResult result, @Nullable String detail, @Nullable Throwable cause) {
		return MapiCallExceptions.of(this.documentedName, null, result, detail, cause);
	}

	/**
	 * Returns the documented name.
	 */
	@Override
	public String toString() {
		return this.documentedName;
	}

}
