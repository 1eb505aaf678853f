// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ProcessEndListener;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A subsystem that does nothing but keep its own books of who does what on which thread,
 * write down each rule that is broken, and fail or hang where it is told to. It believes
 * nothing that the runtime says. A task costs it two counters.
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

	/** Where a fault can be placed. */
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

	private volatile DriverInfo info = new DriverInfo("test", "Test subsystem", "1");

	private volatile Map<String, String> options = Map.of("mode", "test");

	private volatile Map<String, Object> diagnostics = Map.of();

	private volatile String defaultProfile = "default";

	private volatile Function<SessionOptions, MapiSession> sessions = this::newSession;

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
	 * Opens sessions in another way.
	 */
	public FakeDriver withSessions(Function<SessionOptions, MapiSession> newSessions) {
		this.sessions = newSessions;
		return this;
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
		return new FakeObject(this.books, kind, null, false);
	}

	// what happened

	public int count(Call call) {
		return this.faults.count(call);
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
	public MessageLoop openMessageLoop() {
		this.faults.reach(Call.OPEN_LOOP);
		return this.books.openLoop(this.restartable);
	}

	@Override
	public @Nullable MessageLoop openWorkerLoop() {
		if (!this.pumpingWorkers) {
			return null;
		}
		this.faults.reach(Call.OPEN_WORKER_LOOP);
		return this.books.openWorkerLoop();
	}

	@Override
	public void initialize(ThreadRole role) {
		this.books.checkAlive("initialize");
		this.faults.reach(Call.initialize(role));
		this.books.initialized(role);
	}

	@Override
	public void uninitialize() {
		this.books.checkAlive("uninitialize");
		ThreadRole role = this.books.beginUninitialize();
		if (role == null) {
			return;
		}
		try {
			this.faults.reach(Call.uninitialize(role));
		}
		finally {
			// like MAPIUninitialize, which has no result that could ask for another try
			this.books.uninitialized();
		}
	}

	@Override
	public void beforeTask(String task) {
		this.faults.reach(Call.BEFORE_TASK);
	}

	@Override
	public void afterTask(String task) {
		this.faults.reach(Call.AFTER_TASK);
	}

	@Override
	public MapiSession openSession(SessionOptions sessionOptions) {
		this.books.checkInitialized("openSession");
		this.faults.reach(Call.LOGON);
		return this.sessions.apply(sessionOptions);
	}

	private MapiSession newSession(SessionOptions sessionOptions) {
		String profile = sessionOptions.profile();
		return new FakeSession(this.books, this.faults, (profile != null) ? profile : this.defaultProfile);
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
