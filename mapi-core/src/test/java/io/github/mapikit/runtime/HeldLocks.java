// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * The locks of the library that the calling thread holds.
 */
final class HeldLocks {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private HeldLocks() {
	}

	/**
	 * Returns the monitors, and the locks of {@code java.util.concurrent} if they are
	 * asked for, which takes a walk through the heap.
	 */
	@SuppressWarnings("deprecation") // getId is what Java 17 has
	static List<String> ofCurrentThread(boolean synchronizers) {
		ThreadInfo info = THREADS.getThreadInfo(new long[] { Thread.currentThread().getId() }, true, synchronizers)[0];
		List<String> held = new ArrayList<>();
		for (MonitorInfo monitor : info.getLockedMonitors()) {
			StackTraceElement frame = monitor.getLockedStackFrame();
			if (frame != null && isOurs(frame.getClassName())) {
				held.add(monitor + " in " + frame);
			}
		}
		for (LockInfo lock : info.getLockedSynchronizers()) {
			if (lock.getClassName().contains("ReentrantLock") || lock.getClassName().contains("ReadWriteLock")) {
				held.add(lock.toString());
			}
		}
		return held;
	}

	private static boolean isOurs(String className) {
		if (!className.startsWith("io.github.mapikit.")) {
			return false;
		}
		int nested = className.indexOf('$');
		String outermost = (nested < 0) ? className : className.substring(0, nested);
		try {
			Class<?> type = Class.forName(outermost, false, HeldLocks.class.getClassLoader());
			return !type.getProtectionDomain()
				.getCodeSource()
				.equals(HeldLocks.class.getProtectionDomain().getCodeSource());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
