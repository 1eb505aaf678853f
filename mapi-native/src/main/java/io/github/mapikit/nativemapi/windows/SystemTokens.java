// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of threads, on Windows.
 */
final class SystemTokens implements ThreadTokens {

	private static final RuntimeLog logger = RuntimeLog.of(SystemTokens.class);

	/**
	 * What {@code GetCurrentThread} returns; a long, or JNA would fill it up with zeros.
	 */
	private static final Pointer CURRENT_THREAD = Pointer.createConstant(-2L);

	/** {@code ERROR_NO_TOKEN}. */
	private static final int NO_TOKEN = 1008;

	private static final WindowsIdentity UNKNOWN = new WindowsIdentity("", "unknown");

	/**
	 * Where a token is written to; a thread's own, so that the check allocates nothing.
	 */
	private final ThreadLocal<Memory> token = ThreadLocal.withInitial(() -> new Memory(Native.POINTER_SIZE));

	private volatile @Nullable WindowsIdentity process;

	@Override
	public boolean isImpersonating() {
		Memory out = this.token.get();
		// as the process, or a token that may not look at itself could not be opened
		if (DirectCalls.Advapi32.OpenThreadToken(CURRENT_THREAD, WinNT.TOKEN_QUERY, 1, out) == 0) {
			return Native.getLastError() != NO_TOKEN;
		}
		DirectCalls.Kernel32.CloseHandle(out.getPointer(0));
		return true;
	}

	@Override
	public WindowsIdentity process() {
		WindowsIdentity known = this.process;
		if (known == null) {
			HANDLEByReference handle = new HANDLEByReference();
			boolean opened = Advapi32.INSTANCE.OpenProcessToken(Kernel32.INSTANCE.GetCurrentProcess(),
					WinNT.TOKEN_QUERY, handle);
			WindowsIdentity found = opened ? identity(handle.getValue()) : null;
			known = (found != null) ? found : UNKNOWN;
			this.process = known;
		}
		return known;
	}

	@Override
	public @Nullable WindowsIdentity thread() {
		Memory out = this.token.get();
		if (DirectCalls.Advapi32.OpenThreadToken(CURRENT_THREAD, WinNT.TOKEN_QUERY, 1, out) == 0) {
			return null;
		}
		return identity(new HANDLE(out.getPointer(0)));
	}

	private static @Nullable WindowsIdentity identity(HANDLE handle) {
		try {
			Advapi32Util.Account account = Advapi32Util.getTokenAccount(handle);
			return new WindowsIdentity(account.sidString, account.fqn);
		}
		catch (Win32Exception ex) {
			logger.debug("The user of a token cannot be told", ex);
			return null;
		}
		finally {
			Kernel32.INSTANCE.CloseHandle(handle);
		}
	}

	@Override
	public boolean revert() {
		return DirectCalls.Advapi32.RevertToSelf() != 0 && !isImpersonating();
	}

}
