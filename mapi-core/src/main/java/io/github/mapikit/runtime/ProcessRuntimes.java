// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.runtime.thread.Balance;
import io.github.mapikit.spi.MapiProcess;
import org.jspecify.annotations.Nullable;

/**
 * The runtimes of this JVM, one for each MAPI process (R12). Its monitor guards which
 * there are and how many leases hold each; a runtime's own monitor may be taken under it,
 * never the other way round.
 */
final class ProcessRuntimes {

	/** Counts for the whole JVM, whatever runtimes came and went. */
	static final Balance JVM = new Balance(null);

	private static final ProcessRuntimes INSTANCE = new ProcessRuntimes();

	private final Map<MapiProcess, ProcessRuntime> runtimes = new LinkedHashMap<>();

	/** The loss of the MAPI of the JVM's process, which outlives its runtime. */
	private @Nullable Loss lossOfJvm;

	private ProcessRuntimes() {
	}

	static ProcessRuntimes instance() {
		return INSTANCE;
	}

	/**
	 * Returns the runtime of a process, which stays until it is left.
	 * @param process the process
	 * @return its runtime
	 */
	synchronized ProcessRuntime enter(MapiProcess process) {
		ProcessRuntime runtime = this.runtimes.get(process);
		if (runtime == null) {
			String name = freeName(process.name());
			// threads are told apart where there is more than one
			runtime = new ProcessRuntime(process, name, this.runtimes.isEmpty() ? "" : "@" + name,
					(process == MapiProcess.JVM) ? this.lossOfJvm : null, new Balance(JVM));
			this.runtimes.put(process, runtime);
		}
		runtime.holders++;
		return runtime;
	}

	private String freeName(String wanted) {
		Set<String> taken = new HashSet<>();
		this.runtimes.values().forEach((runtime) -> taken.add(runtime.processName()));
		String name = wanted;
		for (int number = 2; taken.contains(name); number++) {
			name = wanted + "-" + number;
		}
		return name;
	}

	/**
	 * Keeps a runtime that somebody holds until it is left once more.
	 * @param runtime the runtime
	 * @return {@code false} if nobody holds it any more
	 */
	synchronized boolean hold(ProcessRuntime runtime) {
		if (runtime.holders == 0) {
			return false;
		}
		runtime.holders++;
		return true;
	}

	synchronized void leave(ProcessRuntime runtime) {
		runtime.holders--;
		discardIfUnused(runtime);
	}

	/**
	 * Forgets a runtime that nobody leases and in which nobody works any more.
	 * @param runtime the runtime
	 */
	synchronized void discardIfUnused(ProcessRuntime runtime) {
		if (runtime.holders == 0 && runtime.isUnused() && this.runtimes.remove(runtime.process(), runtime)) {
			runtime.discarded();
			if (runtime.process() == MapiProcess.JVM) {
				Loss loss = runtime.loss();
				// what can be started again is not lost for the next
				this.lossOfJvm = (loss != null && !loss.restartable()) ? loss : null;
			}
		}
	}

	synchronized List<ProcessRuntime> all() {
		return new ArrayList<>(this.runtimes.values());
	}

}
