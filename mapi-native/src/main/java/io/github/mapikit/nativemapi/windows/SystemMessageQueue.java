// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The message queue of a thread, on Windows. Allocates nothing but when it is made.
 * <p>
 * Source: "MsgWaitForMultipleObjectsEx", "PeekMessageW" (Microsoft Learn).
 */
final class SystemMessageQueue implements MessageQueue {

	/** {@code QS_ALLINPUT}. */
	private static final int ALL_INPUT = 0x04FF;

	/** {@code MWMO_INPUTAVAILABLE}: also what was there before the wait began. */
	private static final int INPUT_AVAILABLE = 0x0004;

	/** {@code PM_REMOVE}. */
	private static final int REMOVE = 0x0001;

	private static final int WAIT_EVENT = 0;

	private static final int WAIT_INPUT = 1;

	private static final int WAIT_TIMEOUT = 258;

	/** The size of an {@code MSG} on 64 bits, the larger one. */
	private static final int MESSAGE_BYTES = 48;

	private final Pointer event;

	private final Memory handles = new Memory(Native.POINTER_SIZE);

	private final Memory message = new Memory(MESSAGE_BYTES);

	SystemMessageQueue() {
		Pointer created = DirectCalls.Kernel32.CreateEventW(Pointer.NULL, 0, 0, Pointer.NULL);
		if (created == null) {
			throw failure("CreateEvent");
		}
		this.event = created;
		this.handles.setPointer(0, created);
		this.message.clear();
	}

	@Override
	public Awaited await(int millis, boolean messages) {
		int ended = DirectCalls.User32.MsgWaitForMultipleObjectsEx(1, this.handles, Math.max(millis, -1),
				messages ? ALL_INPUT : 0, INPUT_AVAILABLE);
		return switch (ended) {
			case WAIT_EVENT -> Awaited.EVENT;
			case WAIT_INPUT -> Awaited.MESSAGE;
			case WAIT_TIMEOUT -> Awaited.TIMEOUT;
			default -> throw failure("MsgWaitForMultipleObjectsEx");
		};
	}

	@Override
	public int take() {
		if (DirectCalls.User32.PeekMessageW(this.message, Pointer.NULL, 0, 0, REMOVE) == 0) {
			return -1;
		}
		// after the window
		return this.message.getInt(Native.POINTER_SIZE);
	}

	@Override
	public void dispatch() {
		DirectCalls.User32.TranslateMessage(this.message);
		DirectCalls.User32.DispatchMessageW(this.message);
	}

	@Override
	public void signal() {
		DirectCalls.Kernel32.SetEvent(this.event);
	}

	@Override
	public void close() {
		DirectCalls.Kernel32.CloseHandle(this.event);
	}

	private static IllegalStateException failure(String call) {
		return new IllegalStateException(
				"'%s' failed with Windows error %d".formatted(call, Integer.valueOf(Native.getLastError())));
	}

}
