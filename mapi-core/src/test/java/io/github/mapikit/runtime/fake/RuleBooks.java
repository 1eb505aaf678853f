// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.fake.FakeDriver.Crash;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The books of a fake: which thread has initialized, has a message loop and has objects
 * open, and which rules were broken.
 */
final class RuleBooks {

	private final FaultPlan faults;

	private final ReentrantLock lock = new ReentrantLock();

	// guarded by the lock

	private final Map<Thread, Account> accounts = new LinkedHashMap<>();

	private @Nullable FakeLoop loop;

	private final Map<Thread, FakeLoop> workerLoops = new LinkedHashMap<>();

	private boolean crashed;

	// end of what the lock guards

	private final List<String> violations = new CopyOnWriteArrayList<>();

	private final List<String> events = new CopyOnWriteArrayList<>();

	RuleBooks(FaultPlan faults) {
		this.faults = faults;
	}

	// what tests ask

	List<String> violations() {
		List<String> all = new ArrayList<>(this.violations);
		this.lock.lock();
		try {
			this.accounts.forEach((thread, account) -> {
				if (account.initialized && !thread.isAlive() && !this.crashed) {
					all.add("R2: '" + thread.getName() + "' ended initialized");
				}
			});
		}
		finally {
			this.lock.unlock();
		}
		return all;
	}

	long owing() {
		this.lock.lock();
		try {
			return this.accounts.values().stream().filter((account) -> account.initialized).count();
		}
		finally {
			this.lock.unlock();
		}
	}

	List<String> events() {
		return List.copyOf(this.events);
	}

	boolean isLoopOpen() {
		this.lock.lock();
		try {
			return this.loop != null || !this.workerLoops.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	// message loops

	MessageLoop openLoop(boolean restartable) {
		this.lock.lock();
		try {
			if (this.loop != null) {
				broken("R5", "a second message loop");
			}
			if (this.crashed && restartable) {
				this.crashed = false;
				this.accounts.values().forEach((account) -> account.initialized = false);
			}
			FakeLoop opened = new FakeLoop(this, this.faults);
			this.loop = opened;
			note("open loop");
			return opened;
		}
		finally {
			this.lock.unlock();
		}
	}

	MessageLoop openWorkerLoop() {
		this.lock.lock();
		try {
			FakeLoop opened = new FakeLoop(this, this.faults);
			if (this.workerLoops.putIfAbsent(Thread.currentThread(), opened) != null) {
				broken("R5", "a second message loop");
			}
			note("open loop");
			return opened;
		}
		finally {
			this.lock.unlock();
		}
	}

	void closed(FakeLoop closed) {
		Thread owner = closed.owner();
		this.lock.lock();
		try {
			if (this.workerLoops.remove(owner, closed)) {
				Account account = account(owner);
				if (!this.crashed && account != null && account.initialized) {
					broken("R10", "the message loop ends before the thread has uninitialized");
				}
			}
			else {
				if (!this.crashed && othersInitialized(owner)) {
					broken("R5", "the message loop ends before the last thread");
				}
				this.loop = null;
			}
			note("close loop");
		}
		finally {
			this.lock.unlock();
		}
	}

	void postMessage(Runnable message) {
		FakeLoop current = this.loop;
		if (current != null) {
			current.post(message);
		}
	}

	void postMessage(String worker, Runnable message) {
		FakeLoop found;
		this.lock.lock();
		try {
			found = this.workerLoops.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().getName().equals(worker))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElseThrow();
		}
		finally {
			this.lock.unlock();
		}
		found.post(message);
	}

	// threads

	void initialized(ThreadRole role) {
		Thread thread = Thread.currentThread();
		this.lock.lock();
		try {
			Account account = this.accounts.computeIfAbsent(thread, (key) -> new Account(role));
			if (account.initialized) {
				broken("R7", "initialized twice");
			}
			if (account.ended) {
				broken("R7", "initialized again");
			}
			if (!thread.isDaemon()) {
				broken("R8", "no daemon");
			}
			checkLoop("initialize", role);
			if (role == ThreadRole.PRIMARY && othersInitialized(thread)) {
				broken("R4", "the primary thread is not the first");
			}
			if (role == ThreadRole.WORKER && !primaryInitialized()) {
				broken("R4", "a worker is the first");
			}
			account.initialized = true;
			note("initialize");
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the role of the calling thread, if it may uninitialize.
	 */
	@Nullable ThreadRole beginUninitialize() {
		Thread thread = Thread.currentThread();
		Account account = account(thread);
		if (account == null || !account.initialized) {
			broken("R3", "uninitialized what it had not initialized");
			return null;
		}
		checkUninitialize(thread, account);
		return account.role;
	}

	void uninitialized() {
		Thread thread = Thread.currentThread();
		this.lock.lock();
		try {
			Account account = account(thread);
			if (account != null) {
				checkUninitialize(thread, account);
				account.initialized = false;
				account.ended = true;
			}
			note("uninitialize");
		}
		finally {
			this.lock.unlock();
		}
	}

	private void checkUninitialize(Thread thread, Account account) {
		this.lock.lock();
		try {
			if (account.open != 0) {
				broken("R6", account.open + " objects open at uninitialize");
			}
			checkLoop("uninitialize", account.role);
			if (account.role == ThreadRole.PRIMARY && othersInitialized(thread)) {
				broken("R4", "the primary thread is not the last");
			}
			if (account.role == ThreadRole.WORKER && !primaryInitialized()) {
				broken("R4", "a worker outlived the primary thread");
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void checkLoop(String operation, ThreadRole role) {
		FakeLoop current = this.loop;
		if (current == null) {
			broken("R5", operation + " without a message loop");
		}
		else if (role == ThreadRole.PRIMARY && (current.owner() != Thread.currentThread() || !current.hasPumped())) {
			broken("R5", operation + " without a pump");
		}
	}

	private boolean othersInitialized(Thread thread) {
		return this.accounts.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getKey() != thread && entry.getValue().initialized);
	}

	private boolean primaryInitialized() {
		return this.accounts.values()
			.stream()
			.anyMatch((account) -> account.initialized && account.role == ThreadRole.PRIMARY);
	}

	private @Nullable Account account(Thread thread) {
		this.lock.lock();
		try {
			return this.accounts.get(thread);
		}
		finally {
			this.lock.unlock();
		}
	}

	Crash crash() {
		this.lock.lock();
		try {
			this.crashed = true;
		}
		finally {
			this.lock.unlock();
		}
		return new Crash("crash");
	}

	void checkAlive(String operation) {
		this.lock.lock();
		try {
			if (this.crashed) {
				throw new Crash(operation);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	// objects

	void checkInitialized(String operation) {
		checkAlive(operation);
		Account account = account(Thread.currentThread());
		if (account == null || !account.initialized) {
			broken("R1", operation + " on a thread that is not initialized");
		}
	}

	void opened(String object) {
		checkInitialized("open a " + object);
		Account account = account(Thread.currentThread());
		if (account != null) {
			account.open++;
		}
		note("open " + object);
	}

	void released(String object, Thread owner, boolean childrenOpen) {
		checkInitialized("release a " + object);
		Account account = account(Thread.currentThread());
		if (owner != Thread.currentThread()) {
			broken("R6", object + " released on another thread");
		}
		if (childrenOpen) {
			broken("R6", object + " released before what was opened through it");
		}
		if (account != null) {
			account.open--;
		}
		note("release " + object);
		this.faults.reach(Call.RELEASE);
	}

	void broken(String rule, String what) {
		this.violations.add(rule + ": '" + Thread.currentThread().getName() + "': " + what);
	}

	private void note(String what) {
		this.events.add(what + " " + Thread.currentThread().getName());
	}

	private static final class Account {

		private final ThreadRole role;

		private volatile boolean initialized;

		private volatile boolean ended;

		/** Confined to the account's thread. */
		private int open;

		Account(ThreadRole role) {
			this.role = role;
		}

	}

}
