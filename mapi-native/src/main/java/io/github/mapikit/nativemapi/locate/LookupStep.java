// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

/**
 * The steps in which the MAPI DLL is looked for, in their order. The order is that of
 * Microsoft's MAPI stub library.
 *
 * @since 0.1.0
 */
public enum LookupStep {

	/** The path that the options name; no other step follows. */
	OPTION("the library path of the options"),
	/** A DLL that something else in this process has loaded. */
	LOADED("already loaded in this process"),
	/** The value {@code DllPathEx} of the default mail client. */
	DLL_PATH_EX("'DLLPathEx' of the default mail client"),
	/** An installed Outlook that Windows Installer knows. */
	INSTALLER("Outlook's Windows Installer component"),
	/** The value {@code DllPath} of the default mail client. */
	DLL_PATH("'DLLPath' of the default mail client"),
	/** The value {@code MSIComponentID} of the default mail client. */
	COMPONENT_ID("'MSIComponentID' of the default mail client"),
	/** An Outlook that is installed by Click-to-Run. */
	CLICK_TO_RUN("the Click-to-Run installation of Office"),
	/** The stub in the system directory, which forwards to a mail client. */
	SYSTEM("the system's stub");

	private final String text;

	LookupStep(String text) {
		this.text = text;
	}

	/**
	 * Returns the step in words.
	 * @return the step in words
	 */
	public String text() {
		return this.text;
	}

}
