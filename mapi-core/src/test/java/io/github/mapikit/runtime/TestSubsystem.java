// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ProcessEndListener;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.SubsystemInfo;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A subsystem that does nothing but to keep its own books of who does what on which
 * thread, to write down each rule that is broken, and to fail or hang where it is told
 * to. It believes nothing that the runtime says.
 */
public final class TestSubsystem implements MapiSubsystem {

	/** Where a fault can be placed. */
	public enum Call {

		OPEN_LOOP, OPEN_WORKER_LOOP, PUMP, INITIALIZE_PRIMARY, INITIALIZE_WORKER, UNINITIALIZE_PRIMARY,
		UNINITIALIZE_WORKER, LOGON, STORE, RELEASE, BEFORE_TASK, AFTER_TASK

	}

	private final ReentrantLock lock = new ReentrantLock();

	// guarded by the lock

	private final Map<Thread, Account> accounts = new LinkedHashMap<>();

	private final Map<Call, Integer> counts = new EnumMap<>(Call.class);

	private final Map<Call, Map<Integer, Runnable>> faults = new EnumMap<>(Call.class);

	private final Map<Call, Runnable> standingFaults = new EnumMap<>(Call.class);

	private @Nullable TestLoop loop;

	private final Map<Thread, TestLoop> workerLoops = new LinkedHashMap<>();

	private boolean crashed;

	private final List<String> violations = new CopyOnWriteArrayList<>();

	private final List<String> events = new CopyOnWriteArrayList<>();

	private volatile String name = "test";

	private volatile Map<String, String> options = Map.of("mode", "test");

	private volatile boolean restartable = true;

	private volatile boolean pumpingWorkers;

	private volatile @Nullable ProcessEndListener processEndListener;

	// what tests ask and set

	public TestSubsystem named(String newName) {
		this.name = newName;
		return this;
	}

	public TestSubsystem withOptions(Map<String, String> newOptions) {
		this.options = newOptions;
		return this;
	}

	public TestSubsystem restartable(boolean newRestartable) {
		this.restartable = newRestartable;
		return this;
	}

	/**
	 * Lets workers pump while they wait.
	 */
	public TestSubsystem pumpingWorkers() {
		this.pumpingWorkers = true;
		return this;
	}

	/**
	 * Lets the process end from outside, and returns when the listener does.
	 */
	public void endProcess(Duration grace) {
		Objects.requireNonNull(this.processEndListener).onProcessEnd(grace);
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.processEndListener = listener;
	}

	/**
	 * Does something in the nth call from now.
	 */
	public void onNth(Call call, int nth, Runnable fault) {
		this.lock.lock();
		try {
			this.faults.computeIfAbsent(call, (key) -> new LinkedHashMap<>()).put(count(call) + nth, fault);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Does something in the next call.
	 */
	public void onNext(Call call, Runnable fault) {
		onNth(call, 1, fault);
	}

	/**
	 * Does something in each call from now on.
	 */
	public void always(Call call, Runnable fault) {
		this.lock.lock();
		try {
			this.standingFaults.put(call, fault);
		}
		finally {
			this.lock.unlock();
		}
	}

	public void heal() {
		this.lock.lock();
		try {
			this.faults.clear();
			this.standingFaults.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	public int count(Call call) {
		this.lock.lock();
		try {
			return this.counts.getOrDefault(call, 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the broken rules, and what is owed by threads that have ended.
	 */
	public List<String> violations() {
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

	/**
	 * Returns how many threads owe an uninitialize.
	 */
	public long owing() {
		this.lock.lock();
		try {
			return this.accounts.values().stream().filter((account) -> account.initialized).count();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns what happened, in order: such as {@code initialize mapi-primary}.
	 */
	public List<String> events() {
		return List.copyOf(this.events);
	}

	public boolean isLoopOpen() {
		this.lock.lock();
		try {
			return this.loop != null || !this.workerLoops.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Posts a window message to the primary thread.
	 */
	public void postMessage(Runnable message) {
		TestLoop current = this.loop;
		if (current != null) {
			current.post(message);
		}
	}

	/**
	 * Posts a window message to a worker.
	 */
	public void postMessage(String worker, Runnable message) {
		TestLoop found;
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

	/**
	 * Loses MAPI as by an access violation.
	 */
	public Crash crash() {
		this.lock.lock();
		try {
			this.crashed = true;
		}
		finally {
			this.lock.unlock();
		}
		return new Crash("crash");
	}

	/**
	 * Opens an object on the calling thread.
	 */
	public TestObject open(String kind) {
		return new TestObject(this, kind, null, false);
	}

	// MapiSubsystem

	@Override
	public SubsystemInfo info() {
		return new SubsystemInfo(this.name, "Test subsystem", "1");
	}

	@Override
	public Map<String, String> processOptions() {
		return this.options;
	}

	@Override
	public MessageLoop openMessageLoop() {
		fault(Call.OPEN_LOOP);
		this.lock.lock();
		try {
			if (this.loop != null) {
				broken("R5", "a second message loop");
			}
			if (this.crashed && this.restartable) {
				this.crashed = false;
				this.accounts.values().forEach((account) -> account.initialized = false);
			}
			TestLoop opened = new TestLoop(Thread.currentThread());
			this.loop = opened;
			note("open loop");
			return opened;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public @Nullable MessageLoop openWorkerLoop() {
		if (!this.pumpingWorkers) {
			return null;
		}
		fault(Call.OPEN_WORKER_LOOP);
		this.lock.lock();
		try {
			TestLoop opened = new TestLoop(Thread.currentThread());
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

	@Override
	public void initialize(ThreadRole role) {
		checkAlive("initialize");
		fault((role == ThreadRole.PRIMARY) ? Call.INITIALIZE_PRIMARY : Call.INITIALIZE_WORKER);
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

	@Override
	public void uninitialize() {
		checkAlive("uninitialize");
		Thread thread = Thread.currentThread();
		Account account = account(thread);
		if (account == null || !account.initialized) {
			broken("R3", "uninitialized what it had not initialized");
			return;
		}
		checkUninitialize(thread, account);
		try {
			fault((account.role == ThreadRole.PRIMARY) ? Call.UNINITIALIZE_PRIMARY : Call.UNINITIALIZE_WORKER);
		}
		finally {
			// like MAPIUninitialize, which has no result that could ask for another try
			uninitialized(thread, account);
		}
	}

	private void uninitialized(Thread thread, Account account) {
		this.lock.lock();
		try {
			checkUninitialize(thread, account);
			account.initialized = false;
			account.ended = true;
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
		TestLoop current = this.loop;
		if (current == null) {
			broken("R5", operation + " without a message loop");
		}
		else if (role == ThreadRole.PRIMARY && (current.owner != Thread.currentThread() || current.pumps == 0)) {
			broken("R5", operation + " without a pump");
		}
	}

	@Override
	public void beforeTask(String task) {
		fault(Call.BEFORE_TASK);
	}

	@Override
	public void afterTask(String task) {
		fault(Call.AFTER_TASK);
	}

	@Override
	public MapiSession openSession(SessionOptions sessionOptions) {
		checkInitialized("openSession");
		fault(Call.LOGON);
		return new TestSession(this, (sessionOptions.profile() != null) ? sessionOptions.profile() : "default");
	}

	@Override
	public boolean isFatal(Throwable failure) {
		return failure instanceof Crash;
	}

	@Override
	public boolean canRestart() {
		return this.restartable;
	}

	// books

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

	void checkInitialized(String operation) {
		checkAlive(operation);
		Account account = account(Thread.currentThread());
		if (account == null || !account.initialized) {
			broken("R1", operation + " on a thread that is not initialized");
		}
	}

	private void checkAlive(String operation) {
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

	void opened(TestObject object) {
		checkInitialized("open a " + object.label());
		Account account = account(Thread.currentThread());
		if (account != null) {
			account.open++;
		}
		note("open " + object.label());
	}

	void released(TestObject object, Thread owner, boolean childrenOpen) {
		checkInitialized("release a " + object.label());
		Account account = account(Thread.currentThread());
		if (owner != Thread.currentThread()) {
			broken("R6", object.label() + " released on another thread");
		}
		if (childrenOpen) {
			broken("R6", object.label() + " released before what was opened through it");
		}
		if (account != null) {
			account.open--;
		}
		note("release " + object.label());
		fault(Call.RELEASE);
	}

	private void broken(String rule, String what) {
		this.violations.add(rule + ": '" + Thread.currentThread().getName() + "': " + what);
	}

	private void note(String what) {
		this.events.add(what + " " + Thread.currentThread().getName());
	}

	void fault(Call call) {
		List<Runnable> due = new ArrayList<>();
		this.lock.lock();
		try {
			int nth = this.counts.merge(call, 1, Integer::sum);
			Map<Integer, Runnable> placed = this.faults.get(call);
			Runnable fault = (placed != null) ? placed.remove(nth) : null;
			if (fault != null) {
				due.add(fault);
			}
			Runnable standing = this.standingFaults.get(call);
			if (standing != null) {
				due.add(standing);
			}
		}
		finally {
			this.lock.unlock();
		}
		due.forEach(Runnable::run);
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

	/**
	 * What an access violation looks like.
	 */
	public static final class Crash extends Error {

		private static final long serialVersionUID = 1L;

		Crash(String operation) {
			super("Invalid memory access in '" + operation + "'");
		}

	}

	private final class TestLoop implements MessageLoop {

		private final ReentrantLock queueLock = new ReentrantLock();

		private final Condition changed = this.queueLock.newCondition();

		private final Deque<Runnable> messages = new ArrayDeque<>();

		private final Thread owner;

		private volatile int pumps;

		private boolean woken;

		TestLoop(Thread owner) {
			this.owner = owner;
		}

		@Override
		public void pump(@Nullable Duration timeout) {
			if (Thread.currentThread() != this.owner) {
				broken("R5", "pumps another thread's messages");
			}
			fault(Call.PUMP);
			this.pumps++;
			for (Runnable message : take(timeout)) {
				message.run();
			}
		}

		private List<Runnable> take(@Nullable Duration timeout) {
			this.queueLock.lock();
			try {
				long remaining = (timeout != null) ? timeout.toNanos() : Long.MAX_VALUE;
				while (this.messages.isEmpty() && !this.woken && remaining > 0) {
					try {
						if (timeout == null) {
							this.changed.await();
						}
						else {
							remaining = this.changed.awaitNanos(remaining);
						}
					}
					catch (InterruptedException ex) {
						// a native wait does not end by an interrupt
					}
				}
				this.woken = false;
				List<Runnable> taken = List.copyOf(this.messages);
				this.messages.clear();
				return taken;
			}
			finally {
				this.queueLock.unlock();
			}
		}

		@Override
		public void wakeUp() {
			this.queueLock.lock();
			try {
				this.woken = true;
				this.changed.signal();
			}
			finally {
				this.queueLock.unlock();
			}
		}

		void post(Runnable message) {
			this.queueLock.lock();
			try {
				this.messages.add(message);
				this.changed.signal();
			}
			finally {
				this.queueLock.unlock();
			}
		}

		@Override
		public void close() {
			if (Thread.currentThread() != this.owner) {
				broken("R5", "closes another thread's message loop");
			}
			TestSubsystem.this.lock.lock();
			try {
				if (TestSubsystem.this.workerLoops.remove(this.owner, this)) {
					Account account = account(this.owner);
					if (!TestSubsystem.this.crashed && account != null && account.initialized) {
						broken("R10", "the message loop ends before the thread has uninitialized");
					}
				}
				else {
					if (!TestSubsystem.this.crashed && othersInitialized(this.owner)) {
						broken("R5", "the message loop ends before the last thread");
					}
					TestSubsystem.this.loop = null;
				}
				note("close loop");
			}
			finally {
				TestSubsystem.this.lock.unlock();
			}
		}

	}

	/**
	 * An object with children, for tests of scopes.
	 */
	public static class TestObject extends ScopedObject {

		private final TestSubsystem subsystem;

		private final String label;

		private final Thread owner = Thread.currentThread();

		private final @Nullable TestObject parent;

		private int children;

		TestObject(TestSubsystem subsystem, String kind, @Nullable TestObject parent, boolean held) {
			super(kind, parent, held);
			this.label = kind;
			this.subsystem = subsystem;
			this.parent = parent;
			if (parent != null) {
				parent.children++;
			}
			subsystem.opened(this);
		}

		public TestObject child(String kind) {
			return call("OpenEntry", () -> new TestObject(this.subsystem, kind, this, false));
		}

		public TestObject heldChild(String kind) {
			return call("OpenEntry", () -> new TestObject(this.subsystem, kind, this, true));
		}

		public <T extends @Nullable Object> T work(Supplier<? extends T> work) {
			return call("Work", () -> {
				this.subsystem.checkInitialized("work");
				return work.get();
			});
		}

		final String label() {
			return this.label;
		}

		public boolean usable() {
			return isOpen();
		}

		@Override
		protected void release() {
			if (this.parent != null) {
				this.parent.children--;
			}
			this.subsystem.released(this, this.owner, this.children != 0);
		}

		final TestSubsystem subsystem() {
			return this.subsystem;
		}

	}

	/**
	 * A session with a default store.
	 */
	public static final class TestSession extends TestObject implements MapiSession {

		private final String profile;

		private @Nullable MessageStore store;

		TestSession(TestSubsystem subsystem, String profile) {
			super(subsystem, "session", null, false);
			this.profile = profile;
		}

		@Override
		public String profileName() {
			return this.profile;
		}

		@Override
		public MessageStore defaultStore() {
			MessageStore current = this.store;
			if (current == null) {
				current = call("OpenMsgStore", () -> {
					subsystem().fault(Call.STORE);
					return openStore(heldChild("store"));
				});
				this.store = current;
			}
			return current;
		}

		@Override
		public MessageStore openStore(EntryId entryId) {
			return openStore(child("store"));
		}

		private static MessageStore openStore(TestObject object) {
			return (MessageStore) Proxy.newProxyInstance(TestSubsystem.class.getClassLoader(),
					new Class<?>[] { MessageStore.class }, (proxy, method, arguments) -> {
						if (method.getName().equals("close")) {
							object.close();
							return null;
						}
						throw new UnsupportedOperationException(method.getName());
					});
		}

	}

}
