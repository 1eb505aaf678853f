// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.fake.Mailbox;
import io.github.mapikit.model.MapiObject;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ProcessEndListener;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A driver with a mailbox in memory that keeps its own books of who does what on which
 * thread, writes down each rule that is broken, and fails or hangs where it is told to.
 * It believes nothing that the runtime says. A task costs it two counters.
 */
public final class FakeDriver implements MapiDriver {

	/**
	 * The default profile of a fake {@linkplain #withPrivateData() with private data}.
	 */
	public static final String PROFILE = "Jane Doe";

	/**
	 * The file of a fake {@linkplain #withPrivateData() with private data}.
	 */
	public static final String PATH = "/home/jane/mail.pst";

	/** The owner of the mailbox. */
	public static final String OWNER = "The Owner";

	/** The owner's address: what is sent to it arrives. */
	public static final String OWNER_ADDRESS = "the.owner@example.com";

	/** Where a fault can be placed, beside the calls that verbs are. */
	public enum Call {

		OPEN_LOOP, OPEN_WORKER_LOOP, PUMP, INITIALIZE_PRIMARY, INITIALIZE_WORKER, UNINITIALIZE_PRIMARY,
		UNINITIALIZE_WORKER, LOGON, STORE, RELEASE, BEFORE_TASK, AFTER_TASK;

		static Call initialize(ThreadRole role) {
			return (role == ThreadRole.PRIMARY) ? INITIALIZE_PRIMARY : INITIALIZE_WORKER;
		}

		static Call uninitialize(ThreadRole role) {
			return (role == ThreadRole.PRIMARY) ? UNINITIALIZE_PRIMARY : UNINITIALIZE_WORKER;
		}

	}

	private final FaultPlan faults = new FaultPlan();

	private final RuleBooks books = new RuleBooks(this.faults);

	private volatile MapiProcess process = MapiProcess.JVM;

	private volatile DriverInfo info = new DriverInfo("test", "Test driver", "1");

	private volatile Map<String, String> options = Map.of("mode", "test");

	private volatile Map<String, Object> diagnostics = Map.of();

	private volatile String defaultProfile = "default";

	private final Mailbox mailbox = new Mailbox(OWNER, OWNER_ADDRESS, this::deliver);

	/** Its thread ends by itself when there is nothing to tell. */
	private final ThreadPoolExecutor notifier = newNotifier();

	private volatile NotificationDelivery delivery = NotificationDelivery.PRIMARY_THREAD;

	private volatile Function<CallTrace, DriverThread> verbs = (trace) -> newVerbs();

	private volatile boolean restartable = true;

	private volatile boolean pumpingWorkers;

	private volatile @Nullable ProcessEndListener processEndListener;

	/**
	 * Returns a fake whose texts have things in them that health and endpoint must not
	 * show.
	 */
	public static FakeDriver withPrivateData() {
		FakeDriver fake = new FakeDriver();
		fake.info = new DriverInfo("fake", "MAPI without mail, read from " + PATH, "1.0");
		fake.options = Map.of("mapi.embedded.mailbox", PATH, "mapi.notifications", "dedicated-thread");
		fake.diagnostics = Map.of("skippedFiles", 3, "lastSkipped", "cannot read '" + PATH + "'", "mailFiles",
				Map.of("opening", true, "files", 12, "current", PATH, "archives", List.of(Map.of("number", 1,
						"location", 2, "format", "pst", "file", PATH, "expected", 7L, "read", 5L, "failed", 2L))));
		fake.defaultProfile = PROFILE;
		return fake;
	}

	// what it is

	public FakeDriver named(String newName) {
		this.info = new DriverInfo(newName, this.info.description(), this.info.version());
		return this;
	}

	public FakeDriver withProcess(MapiProcess newProcess) {
		this.process = newProcess;
		return this;
	}

	public FakeDriver withOptions(Map<String, String> newOptions) {
		this.options = newOptions;
		return this;
	}

	/**
	 * Delivers notifications elsewhere than on the primary thread.
	 */
	public FakeDriver withDelivery(NotificationDelivery newDelivery) {
		this.delivery = newDelivery;
		return this;
	}

	/**
	 * Has other verbs than those of its mailbox beneath its books.
	 */
	public FakeDriver withVerbs(Function<CallTrace, DriverThread> newVerbs) {
		this.verbs = newVerbs;
		return this;
	}

	/**
	 * Returns the verbs of its mailbox, without books.
	 */
	public DriverThread newVerbs() {
		return this.mailbox.newThread(this.defaultProfile);
	}

	public FakeDriver restartable(boolean newRestartable) {
		this.restartable = newRestartable;
		return this;
	}

	/**
	 * Lets workers pump while they wait.
	 */
	public FakeDriver pumpingWorkers() {
		this.pumpingWorkers = true;
		return this;
	}

	// what goes wrong

	/**
	 * Does something in the nth call from now.
	 */
	public void onNth(Call call, int nth, Runnable fault) {
		this.faults.place(call, nth, fault);
	}

	/**
	 * Does something in the nth call of a name from now.
	 * @param operation the call, one of {@link #calls()}
	 * @param nth which one
	 * @param fault what to do
	 */
	public void onNth(String operation, int nth, Runnable fault) {
		this.faults.place(operation, nth, fault);
	}

	/**
	 * Does something in each call of a name from now on.
	 */
	public FakeDriver always(String operation, Runnable fault) {
		this.faults.always(operation, fault);
		return this;
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
	public FakeDriver always(Call call, Runnable fault) {
		this.faults.always(call, fault);
		return this;
	}

	/**
	 * Makes threads of a role fail to initialize.
	 * @param role the role
	 * @param detail what the error says
	 */
	public void refuse(ThreadRole role, String detail) {
		this.faults.always(Call.initialize(role), () -> {
			throw MapiCallExceptions.of("MAPIInitialize", null, MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES, detail, null);
		});
	}

	/**
	 * Lets threads of a role initialize again.
	 */
	public void allow(ThreadRole role) {
		this.faults.heal(Call.initialize(role));
	}

	public void heal() {
		this.faults.heal();
	}

	/**
	 * Loses MAPI as by an access violation.
	 */
	public Crash crash() {
		return this.books.crash();
	}

	/**
	 * Lets the process end from outside, and returns when the listener does.
	 * @param grace how long the process has left
	 */
	public void endProcess(Duration grace) {
		Objects.requireNonNull(this.processEndListener).onProcessEnd(grace);
	}

	/**
	 * Posts a window message to the primary thread.
	 */
	public void postMessage(Runnable message) {
		this.books.postMessage(message);
	}

	/**
	 * Posts a window message to a worker.
	 */
	public void postMessage(String worker, Runnable message) {
		this.books.postMessage(worker, message);
	}

	/**
	 * Opens an object on the calling thread.
	 */
	public FakeObject open(String kind) {
		return FakeObject.open(this.books, kind, null);
	}

	/**
	 * Opens an object that is part of another, on the calling thread.
	 */
	public FakeObject open(String kind, MapiObject parent) {
		return FakeObject.open(this.books, kind, (ScopedObject) parent);
	}

	/**
	 * Opens what an object can be made of, on the calling thread.
	 */
	public Handle newHandle(String kind) {
		return new FakeHandle(this.books, kind, null).opened();
	}

	private void deliver(Runnable notification) {
		if (this.delivery == NotificationDelivery.PRIMARY_THREAD) {
			this.books.postMessage(notification);
		}
		else {
			this.notifier.execute(notification);
		}
	}

	private static ThreadPoolExecutor newNotifier() {
		ThreadPoolExecutor notifier = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(work) -> {
					Thread thread = new Thread(work, "fake-notifier");
					thread.setDaemon(true);
					return thread;
				});
		notifier.allowCoreThreadTimeOut(true);
		return notifier;
	}

	// what happened

	public int count(Call call) {
		return this.faults.count(call);
	}

	/**
	 * Returns how often verbs made a call.
	 */
	public int count(String operation) {
		return this.faults.count(operation);
	}

	/**
	 * Returns the broken rules, and what is owed by threads that have ended.
	 */
	public List<String> violations() {
		return this.books.violations();
	}

	/**
	 * Returns how many threads owe an uninitialize.
	 */
	public long owing() {
		return this.books.owing();
	}

	/**
	 * Returns what happened, in order: such as {@code initialize mapi-primary}.
	 */
	public List<String> events() {
		return this.books.events();
	}

	public boolean isLoopOpen() {
		return this.books.isLoopOpen();
	}

	// MapiDriver

	@Override
	public DriverInfo info() {
		return this.info;
	}

	@Override
	public MapiProcess process() {
		return this.process;
	}

	@Override
	public Map<String, String> processOptions() {
		return this.options;
	}

	@Override
	public Map<String, Object> diagnostics() {
		return this.diagnostics;
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.processEndListener = listener;
	}

	@Override
	public Set<String> calls() {
		return VerbNames.all();
	}

	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		if (role == ThreadRole.PRIMARY) {
			this.faults.reach(Call.OPEN_LOOP);
			return this.books.openLoop(this.restartable);
		}
		if (!this.pumpingWorkers) {
			return null;
		}
		this.faults.reach(Call.OPEN_WORKER_LOOP);
		return this.books.openWorkerLoop();
	}

	@Override
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		this.books.checkAlive("initialize");
		this.faults.reach(Call.initialize(role));
		trace.calling("MAPIInitialize");
		this.books.initialized(role);
		return new FakeThread(this.books, this.faults, trace, this.verbs.apply(trace));
	}

	@Override
	public boolean isFatal(Throwable failure) {
		return failure instanceof Crash;
	}

	@Override
	public boolean canRestart() {
		return this.restartable;
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

}
