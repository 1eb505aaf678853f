// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * What errors mean while profiles are administered, sessions opened and stores reached.
 */
final class SessionExplanations {

	private SessionExplanations() {
	}

	static void addTo(ExplanationTable table) {
		logon(table);
		stores(table);
		profiles(table);
	}

	private static void logon(ExplanationTable table) {
		table.operation("MAPILogonEx")
			.code(MapiErrors.MAPI_E_LOGON_FAILED)
			.means("There is no session: a parameter of the logon was wrong, or there are too many sessions already")
			.cause("the profile does not exist for the user that the process runs as: profiles belong to a user, and "
					+ "a service has another user than your desktop")
			.cause("the profile needs a dialog, for a password or a missing setting")
			.cause("many processes log on or create profiles at the same moment")
			.remedy("log on to Outlook once as the same user and with the same profile")
			.remedy("check the name of the profile")
			.remedy("close sessions that are no longer used")
			.remedy("reuse one profile and let one process create profiles: locks between processes do not help")
			.alsoSource("'MAPI Multithreading Rules' (S. Griffin, 2004), comments")
			.code(MapiErrors.MAPI_E_TIMEOUT)
			.means("MAPI lets one logon pass at a time, and another thread was in it for longer than the short "
					+ "time-out")
			.cause("a logon that hangs on its server or its dialog")
			.remedy("try again; log on less often, keep the session")
			.code(MapiErrors.MAPI_E_USER_CANCEL)
			.means("Somebody, or a missing desktop, cancelled a logon dialog")
			.cause("the profile needs to ask something")
			.remedy("complete the profile in Outlook so that it opens without a question")
			.code(MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("MAPI refused the logon parameters")
			.cause("MAPI_NO_MAIL is missing in a Windows service")
			.cause("a password was given where none may be")
			.remedy("let services log on with MAPI_NO_MAIL and MAPI_NT_SERVICE")
			.source("KB185139")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("There is no profile of that name for this user")
			.cause("the process runs as another user than the one who made the profile")
			.remedy("check the name, and as whom the process runs")
			.source("KB237913; " + ExplanationTable.INFERRED)
			.code(MapiErrors.MAPI_E_UNCONFIGURED)
			.means("The profile lacks settings and may not ask for them")
			.cause("a profile that was never completed")
			.remedy("complete the profile in Outlook as the same user")
			.source(ExplanationTable.INFERRED)
			.code(MapiErrors.MAPI_E_FAILONEPROVIDER)
			.means("One of the providers of the profile could not be started")
			.cause("a store file or server of the profile cannot be reached")
			.remedy("open the profile in Outlook and remove or repair what fails")
			.source(ExplanationTable.INFERRED)
			.code(MapiErrors.MAPI_E_SESSION_LIMIT)
			.means("A provider allows no further session")
			.cause("sessions that were never closed; Exchange Server counts sessions per user")
			.remedy("close sessions, or use fewer MAPI threads")
			.source("'MAPI Sessions' (Microsoft Learn), KB842022");
	}

	private static void stores(ExplanationTable table) {
		table.operation("IMAPISession::OpenMsgStore")
			.code(MapiErrors.MAPI_E_FAILONEPROVIDER)
			.means("The store provider opens no further store in this session or process")
			.cause("255 stores are open, or are kept open by tables, folders or messages that were never closed")
			.remedy("close what you opened, children before parents")
			.remedy("open fewer mailboxes at a time")
			.remedy("restart the process to get back what leaked")
			.source("KB260141")
			.code(MapiErrors.MAPI_E_DISK_ERROR)
			.means("The store could not be read")
			.cause("the file of the store is damaged, locked or on a share that is gone")
			.cause("many processes open stores and create profiles at the same moment")
			.remedy("open the store by one canonical path everywhere")
			.remedy("let one process do the profile work")
			.source("reader reports to 'MAPI Multithreading Rules' (S. Griffin, 2004), 'PST files in multiple "
					+ "profiles' (S. Griffin)")
			.code(MapiErrors.MAPI_E_LOGON_FAILED)
			.means("The store provider cannot log on without a dialog")
			.cause("the profile lacks a password or a setting of this store")
			.cause("the server refused the account")
			.remedy("open the store once in Outlook as the same user")
			.code(MapiErrors.MAPI_E_NO_ACCESS)
			.means("The account may not open this store")
			.cause("no permission on the mailbox, or only for reading")
			.remedy("grant the account access to the mailbox")
			.remedy("open it for reading only")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("There is no store behind this entry id")
			.cause("the store was removed from the profile")
			.remedy("list the session's stores and take a current entry id")
			.code(MapiErrors.MAPI_E_UNKNOWN_CPID)
			.means("The server does not support the code page of this client")
			.remedy("install or allow the code page on the server, or change the client's")
			.code(MapiErrors.MAPI_E_UNKNOWN_LCID)
			.means("The server does not support the locale of this client")
			.remedy("allow the locale on the server, or change the client's")
			.code(MapiErrors.MAPI_W_ERRORS_RETURNED)
			.means("The store is open, and its provider has something to tell")
			.remedy("ask the session for its extended error ('GetLastError')");
		table.operation("IMAPISession::OpenEntry")
			.code(MapiErrors.MAPI_E_UNKNOWN_ENTRYID)
			.means("No provider of this session recognizes the entry id")
			.cause("the store that the object lives in is not open, or is not in this profile")
			.remedy("open the store first, and the object through it")
			.code(MapiErrors.MAPI_E_NO_ACCESS)
			.means("The object is read-only, or the account may not open it")
			.cause("modification was asked for on a store that is open for reading")
			.remedy("ask for the best access there is, or open the store for writing");
		table.operation("IMAPISession::Logoff")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("The session was to be ended on a thread that has uninitialized MAPI already")
			.cause("the session outlived its thread (R6)")
			.remedy("close the session on its thread, before that uninitializes")
			.source(ExplanationTable.learn("MAPIInitialize"));
		table.operation("IMAPISession::Advise")
			.code(MapiErrors.MAPI_E_NO_SUPPORT)
			.means("The provider sends no notifications of this kind")
			.remedy("read the table again from time to time instead");
	}

	private static void profiles(ExplanationTable table) {
		table.operation("IProfAdmin::CreateProfile")
			.code(MapiErrors.MAPI_E_NO_ACCESS)
			.means("A profile of that name exists already; this is no missing permission")
			.cause("two threads or processes create the same profile, or an earlier run left it")
			.remedy("use the existing profile, or a unique name")
			.remedy("let one process create profiles: locks between processes do not help")
			.alsoSource("reader reports to 'MAPI Multithreading Rules' (S. Griffin, 2004)");
		table.operation("IProfAdmin::DeleteProfile")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("There is no profile of that name for this user")
			.remedy("check the name, and as whom the process runs");
		table.operation("MAPIAdminProfiles")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("Profile administration was asked for on a thread that has not initialized MAPI")
			.cause("it is no MAPI thread")
			.remedy("administer profiles on the primary thread")
			.source(ExplanationTable.learn("MAPIInitialize"));
		table.operation("IMsgServiceAdmin::CreateMsgService")
			.code(MapiErrors.MAPI_E_CALL_FAILED)
			.means("The message service could not be added to the profile")
			.cause("many processes create profiles at the same moment")
			.remedy("let one process create profiles: locks between processes do not help")
			.source("reader reports to 'MAPI Multithreading Rules' (S. Griffin, 2004)")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("MapiSvc.inf does not list this message service")
			.cause("the service is not installed, or has another name")
			.remedy("check the name; install the service");
		table.operation("IMsgServiceAdmin2::CreateMsgServiceEx")
			.code(MapiErrors.MAPI_E_CALL_FAILED)
			.means("The message service could not be added to the profile")
			.cause("many processes create profiles at the same moment")
			.remedy("let one process create profiles: locks between processes do not help")
			.source("reader reports about CreateMsgService to 'MAPI Multithreading Rules' (S. Griffin, 2004)")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("MapiSvc.inf does not list this message service")
			.cause("the service is not installed, or has another name")
			.remedy("check the name; install the service");
		table.operation("IMsgServiceAdmin::ConfigureMsgService")
			.code(MapiErrors.MAPI_E_EXTENDED_ERROR)
			.means("The message service refused its configuration")
			.cause("a setting that it does not know or that contradicts another")
			.remedy("ask the administration object for its extended error ('GetLastError')")
			.code(MapiErrors.MAPI_E_USER_CANCEL)
			.means("A configuration dialog was cancelled")
			.cause("settings are missing and there is nobody to enter them")
			.remedy("give all settings as properties")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("The message service has no entry point function; the thread is not the problem")
			.cause("the service is registered without its DLL")
			.remedy("install the message service again")
			.code(MapiErrors.MAPI_E_NOT_FOUND)
			.means("The profile has no message service with this identifier")
			.remedy("take the identifier from the profile's table of message services");
	}

}
