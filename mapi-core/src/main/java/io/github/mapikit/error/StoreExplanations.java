// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * What errors mean for folders, messages, properties, tables, streams and notifications.
 */
final class StoreExplanations {

	private StoreExplanations() {
	}

	static void addTo(ExplanationTable table) {
		folders(table);
		messages(table);
		properties(table);
		tables(table);
		notifications(table);
	}

	private static void folders(ExplanationTable table) {
		table.operation("IMAPIFolder::CreateFolder")
			.code(MapiErrors.MAPI_E_COLLISION)
			.means("A folder of that name exists already")
			.remedy("open the existing folder, or choose another name");
		table.operation("IMAPIFolder::DeleteFolder")
			.code(MapiErrors.MAPI_E_HAS_FOLDERS)
			.means("The folder has subfolders and was not to be deleted with them")
			.remedy("delete them first, or ask for their deletion")
			.code(MapiErrors.MAPI_E_HAS_MESSAGES)
			.means("The folder has messages and was not to be deleted with them")
			.remedy("delete them first, or ask for their deletion")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("The folder, or one below it, is gone: part of the work may have been done")
			.cause("it was deleted or moved meanwhile")
			.remedy("look at what is left")
			.code(MapiErrors.MAPI_W_PARTIAL_COMPLETION)
			.means("Not everything in the folder was deleted")
			.remedy("look at what is left and try again");
		table.operation("IMAPIFolder::CopyFolder")
			.code(MapiErrors.MAPI_E_COLLISION)
			.means("The destination has a folder of that name already")
			.remedy("give it another name")
			.code(MapiErrors.MAPI_E_FOLDER_CYCLE)
			.means("The destination lies inside the folder that is to be moved")
			.remedy("choose a destination outside of it; part of the work may have been done")
			.code(MapiErrors.MAPI_E_DECLINE_COPY)
			.means("The provider leaves the copying to the caller")
			.remedy("copy the messages and subfolders one by one");
		table.operation("IMAPIFolder::CopyMessages")
			.code(MapiErrors.MAPI_E_DECLINE_COPY)
			.means("The provider leaves the copying to the caller")
			.remedy("copy the messages one by one")
			.code(MapiErrors.MAPI_W_PARTIAL_COMPLETION)
			.means("Not all messages were copied or moved")
			.cause("some were deleted or moved meanwhile")
			.remedy("look at what arrived and try the rest again");
	}

	private static void messages(ExplanationTable table) {
		table.operation("IMessage::SubmitMessage")
			.code(MapiErrors.MAPI_E_NO_RECIPIENTS)
			.means("The message has no recipients")
			.remedy("add a recipient before submitting")
			.code(MapiErrors.MAPI_E_SUBMITTED)
			.means("The message is submitted already")
			.remedy("submit a message once; create a new one for each sending")
			.source(ExplanationTable.INFERRED);
		table.operation("IMsgStore::AbortSubmit")
			.code(MapiErrors.MAPI_E_NOT_IN_QUEUE)
			.means("The message is no longer waiting to be sent")
			.remedy("nothing can be taken back")
			.code(MapiErrors.MAPI_E_UNABLE_TO_ABORT)
			.means("The message is being sent")
			.remedy("nothing can be taken back");
		table.inheritedOperation("IMAPIProp::SaveChanges")
			.code(MapiErrors.MAPI_E_OBJECT_CHANGED)
			.means("Somebody else changed the object since it was opened; nothing was saved")
			.cause("the same message is open in Outlook, or in another task")
			.remedy("open it again and repeat the change, or save it with force")
			.code(MapiErrors.MAPI_E_OBJECT_DELETED)
			.means("The object was deleted since it was opened")
			.remedy("save it elsewhere as a new object")
			.code(MapiErrors.MAPI_E_NO_ACCESS)
			.means("The object cannot be kept open in the way that was asked for; nothing was saved")
			.cause("it was opened for reading")
			.remedy("open it for modification");
	}

	private static void properties(ExplanationTable table) {
		table.inheritedOperation("IMAPIProp::GetProps")
			.step("property value", MapiErrors.MAPI_E_NOT_FOUND)
			.means("The object does not have this property")
			.remedy("treat it as absent")
			.step("property value", MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY)
			.means("The value is too large to be returned with the others, typically 4 KB or more; memory is not short")
			.remedy("open the property as a stream")
			.step("property value", MapiErrors.MAPI_E_BAD_CHARWIDTH)
			.means("The provider cannot convert this string")
			.remedy("ask for the other string type")
			.code(MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("No property was asked for")
			.cause("an empty list of property tags")
			.remedy("name at least one property")
			.code(MapiErrors.MAPI_W_ERRORS_RETURNED)
			.means("Some of the properties are missing or could not be read")
			.remedy("look at each value: those have the type PT_ERROR");
		table.inheritedOperation("IMAPIProp::OpenProperty")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("The object does not have this property, and it was not to be created")
			.remedy("treat it as absent, or ask for its creation")
			.code(MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED)
			.means("The property cannot be opened in this form")
			.cause("a property that is no stream, or an attachment of another method")
			.remedy("read it as a value, or open it by the interface that its attachment method names")
			.code(MapiErrors.MAPI_E_NO_SUPPORT)
			.means("The object gives no access to this property in this form")
			.remedy("read it as a value")
			.code(MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("The property tag has no type")
			.remedy("name the property with its type")
			.code(MapiErrors.MAPI_E_NO_ACCESS)
			.means("The account may not open this property, or the object is open for reading")
			.remedy("open the object for modification");
		table.inheritedOperation("IMAPIProp::SetProps")
			.code(MapiErrors.MAPI_E_NO_ACCESS)
			.means("The object is open for reading")
			.remedy("open it, and its store, for modification")
			.code(MapiErrors.MAPI_E_COMPUTED)
			.means("The provider computes this property, it cannot be set")
			.remedy("leave it out")
			.code(MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY)
			.means("The value is too large to be set with others, or memory is short")
			.remedy("write it as a stream");
		table.inheritedOperation("IMAPIProp::GetIDsFromNames")
			.code(MapiErrors.MAPI_E_NAMED_PROP_QUOTA_EXCEEDED)
			.means("The store has no room for another named property")
			.cause("a program that invents property names, such as from mail headers")
			.remedy("use fewer names; have the mailbox moved to reset them")
			.source(ExplanationTable.INFERRED)
			.code(MapiErrors.MAPI_W_ERRORS_RETURNED)
			.means("Some of the names have no identifier in this store")
			.remedy("treat those properties as absent");
	}

	private static void tables(ExplanationTable table) {
		table.operation("IMAPITable::QueryRows")
			.step("row value", MapiErrors.MAPI_E_NOT_FOUND)
			.means("The row does not have this column, or it could not be read")
			.remedy("treat it as absent; open the object for the whole value")
			.step("row value", MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY)
			.means("The value is too large for a table row")
			.remedy("open the object and read the property as a stream")
			.source(ExplanationTable.INFERRED)
			.code(MapiErrors.MAPI_E_BUSY)
			.means("Another operation on this table is still running")
			.cause("a restriction or sort that has not ended")
			.remedy("wait for it ('WaitForCompletion') and try again")
			.code(MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("No rows were asked for")
			.remedy("ask for at least one row");
		table.operation("IMAPITable::SetColumns")
			.code(MapiErrors.MAPI_E_BUSY)
			.means("Another operation on this table is still running")
			.remedy("set columns before restriction and sort order");
		table.operation("IMAPITable::Restrict")
			.code(MapiErrors.MAPI_E_TOO_COMPLEX)
			.means("The provider cannot evaluate this restriction")
			.cause("too many or unsupported conditions")
			.remedy("use a simpler restriction and test the rest in your code")
			.code(MapiErrors.MAPI_E_BUSY)
			.means("Another operation on this table is still running")
			.remedy("wait for it ('WaitForCompletion') and try again");
		table.operation("IMAPITable::SortTable")
			.code(MapiErrors.MAPI_E_TOO_COMPLEX)
			.means("The provider cannot sort by these columns")
			.cause("too many sort columns")
			.remedy("sort by fewer columns")
			.code(MapiErrors.MAPI_E_NO_SUPPORT)
			.means("This table cannot be sorted so")
			.remedy("sort the rows in your code");
		table.operation("IMAPITable::FindRow")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("No row matches, from the position on")
			.remedy("treat it as the end of the search")
			.code(MapiErrors.MAPI_E_INVALID_BOOKMARK)
			.means("The row of the bookmark is gone")
			.remedy("start from the beginning");
		table.operation("IMAPITable::SeekRow")
			.code(MapiErrors.MAPI_E_INVALID_BOOKMARK)
			.means("The bookmark was freed or its row is gone")
			.remedy("start from the beginning");
		table.operation("HrQueryAllRows")
			.code(MapiErrors.MAPI_E_TABLE_TOO_BIG)
			.means("The table has more rows than were allowed")
			.remedy("read it in batches");
	}

	private static void notifications(ExplanationTable table) {
		table.operation("IMsgStore::Advise")
			.code(MapiErrors.MAPI_E_NO_SUPPORT)
			.means("The store sends no notifications of this kind")
			.remedy("read the table again from time to time instead")
			.code(MapiErrors.MAPI_E_UNKNOWN_ENTRYID)
			.means("The store does not know the object that was to be watched")
			.remedy("take a current entry id")
			.source(ExplanationTable.INFERRED);
	}

}
