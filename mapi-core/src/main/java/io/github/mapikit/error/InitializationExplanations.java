// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * What errors mean while MAPI, COM and the notification engine are set up on a thread.
 * The codes of {@code MAPIInitialize} each belong to one of its steps.
 */
final class InitializationExplanations {

	private InitializationExplanations() {
	}

	static void addTo(ExplanationTable table) {
		initialize(table);
		messageLoop(table);
		com(table);
	}

	private static void initialize(ExplanationTable table) {
		table.operation("MAPIInitialize")
			.code(MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("Step 1, parameters: MAPI refused the initialization structure")
			.cause("the version or the layout of MAPIINIT_0 is wrong")
			.remedy("report it, the structure is filled by this library")
			.code(MapiErrors.MAPI_E_UNKNOWN_FLAGS)
			.means("Step 1, flags: this MAPI does not know one of the initialization flags")
			.cause("a MAPI too old for MAPI_NO_COINIT")
			.remedy("use a supported version of Outlook")
			.alsoSource("reader reports to 'MAPI Multithreading Rules' (S. Griffin, 2004)")
			.code(MapiErrors.MAPI_E_TOO_COMPLEX)
			.means("Step 2, service registry keys: the process runs as a Windows service and the registry keys that "
					+ "MAPI needs could not be set up")
			.cause("the service account may not write its registry hive, or its hive is not loaded")
			.remedy("read the application event log")
			.remedy("let the service run under an account that has logged on once")
			.code(MapiErrors.MAPI_E_VERSION)
			.means("Step 3, OLE version: the installed OLE and this MAPI do not fit together")
			.cause("a damaged or mixed installation")
			.remedy("repair the Outlook installation")
			.code(ComErrors.RPC_E_CHANGED_MODE)
			.means("Step 3, CoInitialize: the thread already has COM in another apartment")
			.cause("something else initialized COM on this thread first")
			.remedy("leave MAPI threads to MAPI: call no COM library of your own on them")
			.remedy("if you supply threads, do not initialize COM on them")
			.alsoSource(ExplanationTable.learn("CoInitializeEx"))
			.code(MapiErrors.MAPI_E_SESSION_LIMIT)
			.means("Step 4, globals of the process: there was no memory for them")
			.cause("the process has exhausted its memory; on old systems, too many processes")
			.remedy("free memory, restart the process")
			.code(MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES)
			.means("Step 5, data shared by all processes: there were not enough system resources")
			.cause("other MAPI processes on this host hold the shared data")
			.remedy("look for other MAPI services and processes of the same user on this host, and stop them")
			.remedy("try again later; let one process do the MAPI work of a user")
			.alsoSource("reader reports to 'MAPI Multithreading Rules' (S. Griffin, 2004)")
			.code(MapiErrors.MAPI_E_INVALID_OBJECT)
			.means("Step 6, notification engine: its window or its thread could not be created")
			.cause("window handles or other system resources are exhausted")
			.remedy("restart the process; in a service, raise its desktop heap")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("Step 7, profile provider: MAPI could not reach the registry key that holds the profiles, or the "
					+ "profile provider failed")
			.cause("the profile registry of this user is broken or not loaded, as for a service account that never "
					+ "logged on")
			.cause("Outlook was removed or repaired in part")
			.remedy("open 'Mail' in the control panel as the same user and see whether profiles are shown")
			.remedy("repair the Outlook installation")
			.code(MapiErrors.MAPI_E_CALL_FAILED)
			.means("Nothing more is known from MAPI; MAPI_NT_SERVICE is known to end so outside a service")
			.cause("MAPI_NT_SERVICE is set though the process is no Windows service, or is missing though it is one")
			.remedy("set the service option only where the process runs as a service")
			.step("CoInitializeEx", MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("COM refused the apartment that was asked for")
			.cause("wrong flags for CoInitializeEx")
			.remedy("report it, the apartment is chosen by this library")
			.source(ExplanationTable.learn("CoInitializeEx"))
			.otherwise()
			.means("Step 3, CoInitialize: a code that MAPIInitialize does not document comes from there")
			.cause("COM could not be initialized on this thread")
			.remedy("look the number up among COM's codes");
		table.operation("MAPIUninitialize")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("The thread uninitialized MAPI more often than it had initialized it")
			.cause("some code on this thread calls MAPIUninitialize on its own (R3)")
			.remedy("leave initialize and uninitialize to the MAPI threads of this library")
			.source(ExplanationTable.INFERRED);
	}

	private static void messageLoop(ExplanationTable table) {
		table.operation("HrDispatchNotifications")
			.code(MapiErrors.MAPI_E_USER_CANCEL)
			.means("The message loop met WM_QUIT or the end of the Windows session")
			.cause("something posted a quit message to the primary thread, or the user logs off")
			.remedy("do not call PostQuitMessage on the primary thread")
			.remedy("stop the runtime, it cannot dispatch any more")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("The dispatching thread has not initialized MAPI")
			.cause("it is no MAPI thread")
			.remedy("dispatch on the primary thread only");
		table.operation("HrThisThreadAdviseSink")
			.code(MapiErrors.MAPI_E_NOT_INITIALIZED)
			.means("Notifications were asked for on a thread that has not initialized MAPI")
			.cause("it is no MAPI thread")
			.remedy("register on a MAPI thread that processes messages")
			.source(ExplanationTable.learn("MAPIInitialize"));
	}

	private static void com(ExplanationTable table) {
		table.operation("CoInitializeEx")
			.code(ComErrors.RPC_E_CHANGED_MODE)
			.means("The thread already has COM in another apartment; nothing is owed for this call")
			.cause("another library initialized COM on this thread")
			.remedy("call no COM library of your own on MAPI threads before MAPI is up")
			.code(MapiErrors.MAPI_E_INVALID_PARAMETER)
			.means("COM refused the apartment that was asked for")
			.cause("contradicting flags")
			.remedy("report it, the apartment is chosen by this library");
		table.operation("CoCreateInstance")
			.code(ComErrors.CLASS_E_CLASSNOTAVAILABLE)
			.means("The class factory cannot supply the class; this is no failed logon")
			.cause("the DLL is registered but does not serve this class")
			.cause("a Click-to-Run Office, whose classes live in its own registry only")
			.remedy("repair the Outlook installation")
			.remedy("do without the COM class where Office is installed by Click-to-Run")
			.source("Windows SDK header winerror.h, 'Outlook 2013 Click To Run and COM Interfaces' (S. Griffin)")
			.code(ComErrors.REGDB_E_CLASSNOTREG)
			.means("The class is not registered for this bitness")
			.cause("a Click-to-Run Office, whose classes live in its own registry only")
			.cause("a class of the other bitness")
			.remedy("compare the bitness of the JVM and of Outlook")
			.remedy("do without the COM class where Office is installed by Click-to-Run")
			.source("'CoCreateInstance' (Microsoft Learn), 'Outlook 2013 Click To Run and COM Interfaces' (S. Griffin)")
			.code(ComErrors.CLASS_E_NOAGGREGATION)
			.means("The class cannot be part of an aggregate; this is no MAPI version problem")
			.remedy("create it on its own");
	}

}
