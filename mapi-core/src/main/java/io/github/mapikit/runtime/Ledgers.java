// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.runtime.thread.Balance;
import io.github.mapikit.runtime.thread.ForeignThreads;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;

/**
 * What was done with MAPI, in one process or in all of the JVM. May be used from any
 * thread.
 */
final class Ledgers {

	private Ledgers() {
	}

	static RuntimeLedger ofJvm() {
		List<MapiThread> threads = new ArrayList<>();
		ProcessRuntimes.instance().all().forEach((runtime) -> threads.addAll(runtime.threads()));
		return of(ProcessRuntimes.JVM, threads);
	}

	static RuntimeLedger of(ProcessRuntime runtime) {
		return of(runtime.balance(), runtime.threads());
	}

	// asked for at each start, where streams would cost more than all they count
	private static RuntimeLedger of(Balance balance, List<MapiThread> threads) {
		int objects = 0;
		int sessions = 0;
		List<String> names = new ArrayList<>();
		for (MapiThread thread : threads) {
			objects += thread.openObjects();
			sessions += thread.openSessions();
			names.add(thread.name());
		}
		return balance.ledger(new Balance.OpenOnThreads(objects, sessions, names), ForeignThreads.violations());
	}

}
