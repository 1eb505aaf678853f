// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.MemoryReader;
import io.github.mapikit.nativemapi.memory.NotificationDecoder;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.NotificationSink;

/**
 * An {@code IMAPIAdviseSink} that MAPI calls. The object stays reachable, and its memory
 * in place, until the last reference to it was released: {@code OnNotify} may come after
 * a successful {@code Unadvise}, and the last {@code Release} comes later still, on the
 * thread that notifies.
 * <p>
 * MAPI calls on whatever thread it likes. Nothing that is thrown crosses into native
 * code. Sources: "IMAPIAdviseSink : IUnknown", "Canceling a Notification" (MAPI
 * reference).
 */
public final class AdviseSink {

	private static final RuntimeLog logger = RuntimeLog.of(AdviseSink.class);

	private static final int S_OK = 0;

	private static final int E_NOINTERFACE = 0x80004002;

	private static final int E_POINTER = 0x80004003;

	/** Strong references, by the address of the native object. */
	private static final Map<Long, AdviseSink> SINKS = new ConcurrentHashMap<>();

	/** MAPI notifies on few threads, each of which needs a reader of its own. */
	private static final ThreadLocal<MemoryReader> READERS = ThreadLocal
		.withInitial(() -> new MemoryReader(ProcessRam.INSTANCE, Bitness.current()));

	private final AtomicInteger references = new AtomicInteger(1);

	private final Memory memory = new Memory(Native.POINTER_SIZE);

	private final NotificationSink taker;

	private volatile boolean ended;

	/**
	 * Creates a sink with one reference, which the caller gives up with {@link #end()}.
	 * @param taker is told of each notification, on the thread that MAPI notifies on
	 */
	public AdviseSink(NotificationSink taker) {
		this.taker = taker;
		this.memory.setPointer(0, AdviseSinkVtable.pointer());
		SINKS.put(address(), this);
	}

	long address() {
		return Pointer.nativeValue(this.memory);
	}

	/**
	 * Ends the calls to the taker and gives up the caller's reference. MAPI may hold
	 * others for a while.
	 */
	public void end() {
		if (!this.ended) {
			this.ended = true;
			release();
		}
	}

	/**
	 * Returns how many sinks are referred to by somebody.
	 * @return how many
	 */
	public static int alive() {
		return SINKS.size();
	}

	// what MAPI calls

	static int queryInterface(Pointer object, Pointer id, Pointer result) {
		if (result == null) {
			return E_POINTER;
		}
		result.setPointer(0, null);
		AdviseSink sink = SINKS.get(Pointer.nativeValue(object));
		long asked = Pointer.nativeValue(id);
		if (sink == null || asked == 0 || !(InterfaceId.UNKNOWN.isAt(asked) || InterfaceId.ADVISE_SINK.isAt(asked))) {
			return E_NOINTERFACE;
		}
		sink.references.incrementAndGet();
		result.setPointer(0, object);
		return S_OK;
	}

	static int addRef(Pointer object) {
		AdviseSink sink = SINKS.get(Pointer.nativeValue(object));
		return (sink != null) ? sink.references.incrementAndGet() : 0;
	}

	static int release(Pointer object) {
		AdviseSink sink = SINKS.get(Pointer.nativeValue(object));
		return (sink != null) ? sink.release() : 0;
	}

	static int onNotify(Pointer object, int count, Pointer notifications) {
		AdviseSink sink = SINKS.get(Pointer.nativeValue(object));
		if (sink != null && !sink.ended) {
			sink.deliver(count & 0xFFFFFFFFL, Pointer.nativeValue(notifications));
		}
		return S_OK;
	}

	private int release() {
		int left = this.references.decrementAndGet();
		if (left == 0) {
			SINKS.remove(address());
		}
		return left;
	}

	private void deliver(long count, long address) {
		for (ObjectNotification notification : copy(count, address)) {
			if (this.ended) {
				return;
			}
			try {
				this.taker.accept(notification);
			}
			catch (Throwable ex) {
				failed(ex);
			}
		}
	}

	// native code is not to be told, nor is MAPI lost: nothing of it was running
	private static List<ObjectNotification> copy(long count, long address) {
		try {
			MemoryReader reader = READERS.get();
			reader.begin();
			return new NotificationDecoder(reader).notifications(count, address);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("{} of MAPI's notifications cannot be read and are lost", count, ex);
			return List.of();
		}
	}

	/**
	 * Reports what must not cross into native code.
	 * @param failure what was thrown
	 */
	static void failed(Throwable failure) {
		logger.warn("A listener to MAPI's notifications failed; others are still told", failure);
	}

}
