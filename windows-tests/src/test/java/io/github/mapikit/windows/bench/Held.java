// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the process holds at one moment, when nothing is under way. It is flat if nothing
 * that is counted grows, and if memory, which the JVM's own housekeeping moves a little,
 * stays within {@value #MEMORY_PERCENT} per cent of what it was after the first tenth,
 * the Java heap after a collection within {@value #HEAP_PERCENT}.
 *
 * @param handles handles, 0 where the system does not count them
 * @param threads Java threads
 * @param committed bytes of memory that the process has reserved for itself
 * @param workingSet bytes of memory in use; shown, but the system decides on it
 * @param heap bytes of the Java heap in use
 * @param objects COM objects of the stand-in that are alive
 * @param buffers its buffers that nobody has freed
 */
record Held(int handles, int threads, long committed, long workingSet, long heap, long objects, long buffers) {

	static final int MEMORY_PERCENT = 3;

	static final int HEAP_PERCENT = 10;

	/**
	 * Returns the numbers in columns.
	 */
	String columns() {
		return String.format(Locale.ROOT, "%d\t%d\t%.1f\t%.1f\t%.1f\t%d\t%d", this.handles, this.threads,
				this.committed / 1e6, this.workingSet / 1e6, this.heap / 1e6, this.objects, this.buffers);
	}

	/**
	 * Returns what has grown since.
	 * @param name what to call the later moment
	 * @param later what the process holds then
	 */
	List<String> complaints(String name, Held later) {
		List<String> complaints = new ArrayList<>();
		compare(complaints, name, "handles", this.handles, later.handles, this.handles);
		compare(complaints, name, "threads", this.threads, later.threads, this.threads);
		compare(complaints, name, "objects", this.objects, later.objects, this.objects);
		compare(complaints, name, "buffers", this.buffers, later.buffers, this.buffers);
		compare(complaints, name, "bytes of committed memory", this.committed, later.committed,
				more(this.committed, MEMORY_PERCENT));
		compare(complaints, name, "bytes of the heap", this.heap, later.heap, more(this.heap, HEAP_PERCENT));
		return complaints;
	}

	private static long more(long number, int percent) {
		return number + number * percent / 100;
	}

	private static void compare(List<String> complaints, String name, String what, long first, long later,
			long allowed) {
		if (later > allowed) {
			complaints.add("%d %s after the first tenth, %d after the %s; at most %d are flat".formatted(first, what,
					later, name, allowed));
		}
	}

}
