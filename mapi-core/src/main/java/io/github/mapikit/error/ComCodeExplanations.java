// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * What the codes of COM, structured storage and synchronization mean where nothing is
 * known about the call that returned them.
 */
final class ComCodeExplanations {

	private ComCodeExplanations() {
	}

	static void addTo(ExplanationTable table) {
		general(table);
		com(table);
		apartments(table);
		storage(table);
		synchronization(table);
	}

	private static void general(ExplanationTable table) {
		table.anyOperation("Windows SDK header winerror.h")
			.code(ComErrors.S_OK)
			.means("The call succeeded")
			.code(ComErrors.S_FALSE)
			.means("The call succeeded and had nothing to do")
			.code(ComErrors.E_NOTIMPL)
			.means("The provider has not implemented this call")
			.remedy("do without it, or use another way")
			.code(ComErrors.E_POINTER)
			.means("A pointer was missing")
			.code(ComErrors.E_ABORT)
			.means("The call was aborted")
			.code(ComErrors.E_UNEXPECTED)
			.means("The call failed where no failure was expected")
			.remedy("restart the process if it happens again")
			.code(ComErrors.E_HANDLE)
			.means("A handle is not valid any more")
			.code(ComErrors.E_PENDING)
			.means("The data is not there yet")
			.remedy("try again later");
	}

	private static void com(ExplanationTable table) {
		table.anyOperation("Windows SDK header winerror.h")
			.code(ComErrors.CO_E_NOTINITIALIZED)
			.means("COM is not initialized on the calling thread")
			.cause("it is no MAPI thread, or its MAPI has ended")
			.remedy("call MAPI only on MAPI threads: '@MapiTask', 'MapiTemplate', or the executor of a 'MapiLease'")
			.code(ComErrors.CO_E_ALREADYINITIALIZED)
			.means("COM is initialized on this thread already")
			.code(ComErrors.CO_E_DLLNOTFOUND)
			.means("The DLL of the class was not found")
			.cause("Outlook was removed or repaired in part")
			.remedy("repair the Outlook installation")
			.code(ComErrors.CO_E_ERRORINDLL)
			.means("The DLL of the class is damaged or of the wrong bitness")
			.remedy("compare the bitness of the JVM and of Outlook; repair the installation")
			.code(ComErrors.CO_E_CLASSSTRING)
			.means("The name of the class is malformed")
			.code(ComErrors.CO_E_SERVER_EXEC_FAILURE)
			.means("The program that serves the class did not start")
			.cause("Outlook runs under another user or with other rights")
			.remedy("run both as the same user, neither as administrator")
			.code(ComErrors.CO_E_WRONGOSFORAPP)
			.means("The class does not run on this version of Windows")
			.code(ComErrors.CO_E_OBJNOTCONNECTED)
			.means("The object has lost its server")
			.remedy("open it again")
			.code(ComErrors.CO_S_NOTALLINTERFACES)
			.means("Some of the interfaces that were asked for are missing")
			.code(ComErrors.REGDB_E_CLASSNOTREG)
			.means("The class is not registered for this bitness")
			.remedy("compare the bitness of the JVM and of Outlook")
			.code(ComErrors.REGDB_E_IIDNOTREG)
			.means("The interface is not registered")
			.remedy("repair the Outlook installation");
	}

	private static void apartments(ExplanationTable table) {
		table.anyOperation("Windows SDK header winerror.h")
			.code(ComErrors.RPC_E_CHANGED_MODE)
			.means("The thread already has COM in another apartment")
			.remedy("call no COM library of your own on MAPI threads")
			.code(ComErrors.RPC_E_WRONG_THREAD)
			.means("The object belongs to the apartment of another thread")
			.cause("an object was handed from one thread to another")
			.remedy("use an object only on the thread that opened it")
			.code(ComErrors.RPC_E_DISCONNECTED)
			.means("The object was cut off from its clients")
			.cause("Outlook or the provider process ended")
			.remedy("open it again")
			.code(ComErrors.RPC_E_SERVERFAULT)
			.means("The server of the object crashed in the call")
			.remedy("restart it and look at the Windows event log")
			.code(ComErrors.RPC_E_CALL_REJECTED)
			.means("The server of the object refuses calls just now")
			.cause("it shows a dialog or is busy")
			.remedy("try again later")
			.code(ComErrors.RPC_E_SERVERCALL_RETRYLATER)
			.means("The server of the object is busy")
			.remedy("try again later")
			.code(ComErrors.RPC_E_CANTCALLOUT_ININPUTSYNCCALL)
			.means("No call may leave the thread while it handles this message")
			.remedy("hand the work to another thread")
			.code(ComErrors.RPC_E_TIMEOUT)
			.means("The server of the object did not answer in time")
			.remedy("try again; check the connection")
			.code(ComErrors.DISP_E_TYPEMISMATCH)
			.means("An argument is of the wrong type")
			.code(ComErrors.DISP_E_MEMBERNOTFOUND)
			.means("The object has no such member");
	}

	private static void storage(ExplanationTable table) {
		table.anyOperation("Windows SDK header winerror.h")
			.code(ComErrors.STG_E_INVALIDFUNCTION)
			.means("The storage cannot do this")
			.code(ComErrors.STG_E_FILENOTFOUND)
			.means("The file or stream does not exist")
			.code(ComErrors.STG_E_PATHNOTFOUND)
			.means("The path does not exist")
			.code(ComErrors.STG_E_ACCESSDENIED)
			.means("The file or stream may not be opened in this way")
			.cause("it was opened for reading, or its object was")
			.remedy("open the object for modification")
			.code(ComErrors.STG_E_INVALIDHANDLE)
			.means("The storage is not open any more")
			.code(ComErrors.STG_E_INSUFFICIENTMEMORY)
			.means("There was not enough memory for the storage")
			.code(ComErrors.STG_E_INVALIDPOINTER)
			.means("A pointer was missing")
			.code(ComErrors.STG_E_NOMOREFILES)
			.means("There are no more entries")
			.code(ComErrors.STG_E_SEEKERROR)
			.means("The position lies outside of the stream")
			.code(ComErrors.STG_E_WRITEFAULT)
			.means("Writing to the disk failed")
			.remedy("check the disk")
			.code(ComErrors.STG_E_READFAULT)
			.means("Reading from the disk failed")
			.remedy("check the disk")
			.code(ComErrors.STG_E_SHAREVIOLATION)
			.means("Another program has the file open")
			.remedy("close it there")
			.code(ComErrors.STG_E_LOCKVIOLATION)
			.means("Another program has locked a part of the file")
			.remedy("try again later")
			.code(ComErrors.STG_E_FILEALREADYEXISTS)
			.means("The file or stream exists already")
			.code(ComErrors.STG_E_INVALIDPARAMETER)
			.means("A parameter of the call was wrong")
			.code(ComErrors.STG_E_MEDIUMFULL)
			.means("The disk is full")
			.remedy("free space")
			.code(ComErrors.STG_E_INVALIDHEADER)
			.means("The file is no compound file, or is damaged")
			.code(ComErrors.STG_E_INVALIDNAME)
			.means("The name is not allowed")
			.code(ComErrors.STG_E_UNKNOWN)
			.means("The storage failed for a reason it does not tell")
			.code(ComErrors.STG_E_UNIMPLEMENTEDFUNCTION)
			.means("The storage has not implemented this call")
			.code(ComErrors.STG_E_INVALIDFLAG)
			.means("A flag of the call was wrong")
			.code(ComErrors.STG_E_NOTCURRENT)
			.means("The storage was changed since it was opened")
			.remedy("open it again")
			.code(ComErrors.STG_E_REVERTED)
			.means("The object is not valid any more, its parent was closed")
			.remedy("close children before their parents (R6)")
			.code(ComErrors.STG_E_CANTSAVE)
			.means("The storage could not be saved")
			.code(ComErrors.STG_E_OLDFORMAT)
			.means("The file was written by an older version")
			.code(ComErrors.STG_S_CONVERTED)
			.means("The file was converted to a compound file");
	}

	private static void synchronization(ExplanationTable table) {
		table.anyOperation("MAPI header edkmdb.h")
			.code(MapiErrors.SYNC_E_OBJECT_DELETED)
			.means("The object was deleted on the other side")
			.code(MapiErrors.SYNC_E_IGNORE)
			.means("The change is to be left out")
			.code(MapiErrors.SYNC_E_CONFLICT)
			.means("Both sides changed the object")
			.remedy("decide which one to keep")
			.code(MapiErrors.SYNC_E_NO_PARENT)
			.means("The parent folder of the change is missing")
			.remedy("synchronize the folder hierarchy first")
			.code(MapiErrors.SYNC_E_CYCLE)
			.means("The change would put a folder inside itself")
			.code(MapiErrors.SYNC_E_UNSYNCHRONIZED)
			.means("The synchronization has not been set up, or its state is unusable")
			.remedy("start it again from the beginning")
			.code(MapiErrors.SYNC_W_PROGRESS)
			.means("The synchronization is not finished")
			.remedy("call again")
			.code(MapiErrors.SYNC_W_CLIENT_CHANGE_NEWER)
			.means("The change of the client is the newer one")
			.code(MapiErrors.MAIL_E_NAMENOTFOUND)
			.means("The server or mailbox name could not be resolved")
			.remedy("check the names in the profile and the connection");
	}

}
