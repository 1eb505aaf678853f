// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.TableSource;

/**
 * The documented names of the calls that a fake's verbs are, and the kinds of objects
 * that they open, for its books.
 */
final class VerbNames {

	static final String LOGON = "MAPILogonEx";

	static final String OPEN_STORE = "IMAPISession::OpenMsgStore";

	static final String GET_PROPS = "IMAPIProp::GetProps";

	static final String SET_PROPS = "IMAPIProp::SetProps";

	static final String SAVE_CHANGES = "IMAPIProp::SaveChanges";

	static final String OPEN_PROPERTY = "IMAPIProp::OpenProperty";

	static final String GET_IDS = "IMAPIProp::GetIDsFromNames";

	static final String GET_NAMES = "IMAPIProp::GetNamesFromIDs";

	static final String SET_COLUMNS = "IMAPITable::SetColumns";

	static final String QUERY_ROWS = "IMAPITable::QueryRows";

	static final String GET_ROW_COUNT = "IMAPITable::GetRowCount";

	static final String FIND_ROW = "IMAPITable::FindRow";

	static final String STREAM_READ = "IStream::Read";

	static final String STREAM_WRITE = "IStream::Write";

	static final String STREAM_COMMIT = "IStream::Commit";

	static final String ADVISE = "IMsgStore::Advise";

	private static final String OPEN_ENTRY = "IMsgStore::OpenEntry";

	private static final Map<Class<?>, Verb> VERBS = Map.ofEntries(
			Map.entry(OpenRequest.DefaultStore.class, new Verb(OPEN_STORE, "store")),
			Map.entry(OpenRequest.Store.class, new Verb(OPEN_STORE, "store")),
			Map.entry(OpenRequest.Folder.class, new Verb(OPEN_ENTRY, "folder")),
			Map.entry(OpenRequest.Standard.class, new Verb(OPEN_ENTRY, "folder")),
			Map.entry(OpenRequest.Message.class, new Verb(OPEN_ENTRY, "message")),
			Map.entry(OpenRequest.NewMessage.class, new Verb("IMAPIFolder::CreateMessage", "message")),
			Map.entry(OpenRequest.NewFolder.class, new Verb("IMAPIFolder::CreateFolder", "folder")),
			Map.entry(OpenRequest.Attachment.class, new Verb("IMessage::OpenAttach", "attachment")),
			Map.entry(OpenRequest.NewAttachment.class, new Verb("IMessage::CreateAttach", "attachment")),
			Map.entry(OpenRequest.EmbeddedMessage.class, new Verb(OPEN_PROPERTY, "message")),
			Map.entry(TableSource.Contents.class, new Verb("IMAPIContainer::GetContentsTable", "table")),
			Map.entry(TableSource.Hierarchy.class, new Verb("IMAPIContainer::GetHierarchyTable", "table")),
			Map.entry(TableSource.Recipients.class, new Verb("IMessage::GetRecipientTable", "table")),
			Map.entry(TableSource.Attachments.class, new Verb("IMessage::GetAttachmentTable", "table")),
			Map.entry(TableSource.Stores.class, new Verb("IMAPISession::GetMsgStoresTable", "table")),
			Map.entry(TableSource.Status.class, new Verb("IMAPISession::GetStatusTable", "table")),
			Map.entry(Action.Transfer.class, new Verb("IMAPIFolder::CopyMessages", "")),
			Map.entry(Action.Delete.class, new Verb("IMAPIFolder::DeleteMessages", "")),
			Map.entry(Action.DeleteFolder.class, new Verb("IMAPIFolder::DeleteFolder", "")),
			Map.entry(Action.MarkRead.class, new Verb("IMAPIFolder::SetReadFlags", "")),
			Map.entry(Action.MarkThisRead.class, new Verb("IMessage::SetReadFlag", "")),
			Map.entry(Action.ReplaceRecipients.class, new Verb("IMessage::ModifyRecipients", "")),
			Map.entry(Action.DeleteAttachment.class, new Verb("IMessage::DeleteAttach", "")),
			Map.entry(Action.Submit.class, new Verb("IMessage::SubmitMessage", "")));

	private static final Set<String> OTHERS = Set.of("MAPIInitialize", "MAPIUninitialize", LOGON, GET_PROPS, SET_PROPS,
			SAVE_CHANGES, OPEN_PROPERTY, GET_IDS, GET_NAMES, SET_COLUMNS, QUERY_ROWS, GET_ROW_COUNT, FIND_ROW,
			STREAM_READ, STREAM_WRITE, STREAM_COMMIT, ADVISE);

	private VerbNames() {
	}

	static Set<String> all() {
		Set<String> all = new TreeSet<>(OTHERS);
		VERBS.values().forEach((verb) -> all.add(verb.operation));
		return all;
	}

	/**
	 * Returns the verb that a request is.
	 */
	static Verb of(Object request) {
		return Objects.requireNonNull(VERBS.get(request.getClass()));
	}

	/**
	 * A verb.
	 *
	 * @param operation the call by its documented name
	 * @param kind what it opens, if it opens anything
	 */
	record Verb(String operation, String kind) {

	}

}
