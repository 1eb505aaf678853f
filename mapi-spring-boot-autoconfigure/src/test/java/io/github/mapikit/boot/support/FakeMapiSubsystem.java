// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.support;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
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

import static org.mockito.Mockito.mock;

/**
 * A subsystem without mail: threads, a queue that wakes, and sessions. What it tells of
 * itself has things in it that health and endpoint must not show.
 */
public final class FakeMapiSubsystem implements MapiSubsystem {

	public static final String PROFILE = "Jane Doe";

	public static final String PATH = "/home/jane/mail.pst";

	private final Map<ThreadRole, String> refusals = new ConcurrentHashMap<>();

	private final Map<String, String> processOptions;

	private final AtomicInteger openedSessions = new AtomicInteger();

	private volatile Consumer<ThreadRole> onInitialize = (role) -> {
	};

	private volatile Consumer<SessionOptions> onOpenSession = (options) -> {
	};

	private volatile @Nullable ProcessEndListener processEndListener;

	public FakeMapiSubsystem() {
		this(Map.of("mapi.embedded.mailbox", PATH, "mapi.notifications", "dedicated-thread"));
	}

	public FakeMapiSubsystem(Map<String, String> processOptions) {
		this.processOptions = processOptions;
	}

	public FakeMapiSubsystem onInitialize(Consumer<ThreadRole> action) {
		this.onInitialize = action;
		return this;
	}

	public FakeMapiSubsystem onOpenSession(Consumer<SessionOptions> action) {
		this.onOpenSession = action;
		return this;
	}

	/**
	 * Makes threads of a role fail to initialize.
	 * @param role the role
	 * @param detail what the error says
	 */
	public void refuse(ThreadRole role, String detail) {
		this.refusals.put(role, detail);
	}

	public void allow(ThreadRole role) {
		this.refusals.remove(role);
	}

	public int openedSessions() {
		return this.openedSessions.get();
	}

	/**
	 * Lets the process end from outside, and returns when nobody wants to hold it.
	 * @param grace how long the process has left
	 */
	public void endProcess(Duration grace) {
		Objects.requireNonNull(this.processEndListener).onProcessEnd(grace);
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.processEndListener = listener;
	}

	@Override
	public SubsystemInfo info() {
		return new SubsystemInfo("fake", "MAPI without mail, read from " + PATH, "1.0");
	}

	@Override
	public Map<String, String> processOptions() {
		return this.processOptions;
	}

	@Override
	public Map<String, Object> diagnostics() {
		return Map.of("skippedFiles", 3, "lastSkipped", "cannot read '" + PATH + "'");
	}

	@Override
	public MessageLoop openMessageLoop() {
		return new WakeUpLoop();
	}

	@Override
	public void initialize(ThreadRole role) {
		this.onInitialize.accept(role);
		String detail = this.refusals.get(role);
		if (detail != null) {
			throw MapiCallExceptions.of("MAPIInitialize", null, MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES, detail, null);
		}
	}

	@Override
	public void uninitialize() {
	}

	@Override
	public boolean isFatal(Throwable failure) {
		return failure instanceof Crash;
	}

	@Override
	public boolean canRestart() {
		return true;
	}

	@Override
	public MapiSession openSession(SessionOptions options) {
		this.onOpenSession.accept(options);
		this.openedSessions.incrementAndGet();
		return new Session(options);
	}

	/**
	 * The end of MAPI in this process.
	 */
	public static final class Crash extends Error {

		public Crash() {
			super("invalid memory access");
		}

	}

	/**
	 * Something that a task may leave open, or fail with.
	 */
	public static final class Thing extends ScopedObject {

		public Thing(String kind) {
			super(kind, null);
		}

		public void fail(String operation, HResult result) {
			run(operation, () -> {
				throw MapiCallExceptions.of(operation, result);
			});
		}

		public void crash() {
			run("IMAPITable::QueryRows", () -> {
				throw new Crash();
			});
		}

		public void call(String operation, Runnable body) {
			run(operation, body);
		}

		@Override
		protected void release() {
		}

		@Override
		public <T> T unwrap(Class<T> type) {
			throw new IllegalArgumentException("There is nothing to unwrap");
		}

	}

	private static final class Session extends ScopedObject implements MapiSession {

		private final SessionOptions options;

		private Session(SessionOptions options) {
			super("session", null);
			this.options = options;
		}

		@Override
		public String profileName() {
			return (this.options.profile() != null) ? this.options.profile() : PROFILE;
		}

		@Override
		public MessageStore defaultStore() {
			return mock(MessageStore.class);
		}

		@Override
		public MessageStore openStore(EntryId entryId) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected void release() {
		}

	}

}
