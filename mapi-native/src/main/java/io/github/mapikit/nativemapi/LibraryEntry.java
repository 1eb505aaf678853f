// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.github.mapikit.error.HResult;
import io.github.mapikit.nativemapi.com.ComContext;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.nativemapi.locate.NotExtendedMapiError;
import io.github.mapikit.nativemapi.thread.NativeThread;
import io.github.mapikit.nativemapi.thread.NativeThread.Life;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.ThreadRole;

/**
 * The loaded MAPI DLL itself, over JNA.
 */
final class LibraryEntry implements MapiEntry {

	private static final RuntimeLog logger = RuntimeLog.of(LibraryEntry.class);

	private final MapiLibrary library;

	private LibraryEntry(MapiLibrary library) {
		this.library = library;
	}

	/**
	 * Returns the functions of a DLL.
	 * @param library the DLL
	 * @return its functions
	 * @throws NotExtendedMapiError if it is no Extended MAPI
	 */
	static LibraryEntry of(NativeLibrary library) {
		MapiLibrary wrapped = new MapiLibrary(library);
		String missing = wrapped.missing();
		if (missing != null) {
			throw new NotExtendedMapiError(missing);
		}
		return new LibraryEntry(wrapped);
	}

	@Override
	public int initialize(int flags) {
		return this.library.initialize(flags);
	}

	@Override
	public void uninitialize() {
		this.library.uninitialize();
	}

	@Override
	public void dispatchNotifications() {
		if (this.library.dispatchesNotifications()) {
			HResult result = HResult.of(this.library.dispatchNotifications());
			if (result.isError()) {
				// MAPI_E_USER_CANCEL: it met a WM_QUIT, which ends nothing here
				logger.debug("The last notifications may not have been delivered: {}", result);
			}
		}
	}

	@Override
	public boolean isProtected() {
		return Native.isProtected();
	}

	@Override
	public void lose(String place) {
		this.library.lose(place);
	}

	@Override
	public DriverThread thread(ThreadRole role, CallTrace trace, Life life) {
		return new NativeThread(new ComContext(this.library, role, trace), life);
	}

}
