// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no lock of the library is held while code of others runs, and that each
 * class says what its lock guards.
 */
@Timeout(120)
class HeldLocksTests {

	private static final Path SOURCES = Path.of("src/main/java/io/github/mapikit/runtime");

	private static final Pattern LOCK = Pattern
		.compile("\\bsynchronized\\b|ReentrantLock|ReadWriteLock|StampedLock|Semaphore");

	/** The walk through the heap takes too long for each event. */
	private static final int WALKS = 3;

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final List<String> held = new CopyOnWriteArrayList<>();

	private final Map<String, AtomicInteger> reached = new ConcurrentHashMap<>();

	@Test
	void whenCodeOfOthersRunsThenNoLockIsHeld() {
		try (ProbedLog log = new ProbedLog(this::look)) {
			ProbedScenario scenario = new ProbedScenario(this.mapi, this::look, true);
			scenario.run();
			assertThat(scenario.notStarted()).isNull();
			assertThat(scenario.end().isComplete()).isTrue();
			log.assertUsed();
		}
		assertThat(this.held).isEmpty();
		assertThat(this.reached.keySet()).containsAll(Set.of("onStateChange", "onInitialized", "onInitializeFailed",
				"onUninitialized", "onTaskRejected", "onTaskStarted", "onTaskFinished", "onTaskTimedOut", "onStuck",
				"onRecovered", "onHeartbeat", "onProcessEnding", "onCallFailed", "onLeak", "onViolation", "log",
				"release", "dependent", "task", "message", "decorate", "decorator before", "decorator after",
				"hook before workers stop", "hook on primary", "info", "processOptions", "diagnostics", "isFatal",
				"beforeTask", "afterTask", "openSession", "openMessageLoop", "openWorkerLoop", "pump primary",
				"pump worker", "initialize PRIMARY", "initialize WORKER", "uninitialize worker", "uninitialize primary",
				"close loop worker", "close loop primary", "setProcessEndListener"));
	}

	@Test
	void whenMapiIsLostThenNoLockIsHeld() {
		try (ProbedLog log = new ProbedLog(this::look)) {
			Probe crashing = (point) -> {
				look(point);
				if (point.equals("message")) {
					throw this.mapi.driver().crash();
				}
			};
			ProbedScenario scenario = new ProbedScenario(this.mapi, crashing, true);
			scenario.run();
			scenario.end();
			log.assertUsed();
		}
		assertThat(this.held).isEmpty();
		assertThat(this.reached.keySet()).contains("canRestart", "threadsMayEndAfterLoss");
	}

	@Test
	void whenTheStartFailsThenNoLockIsHeld() {
		try (ProbedLog log = new ProbedLog(this::look)) {
			ProbedScenario scenario = new ProbedScenario(this.mapi, (point) -> {
				look(point);
				if (point.equals("initialize PRIMARY")) {
					throw new IllegalStateException("no MAPI");
				}
			}, true);
			scenario.run();
			assertThat(scenario.notStarted()).hasMessage("no MAPI");
			log.assertUsed();
		}
		assertThat(this.held).isEmpty();
		assertThat(this.reached.keySet()).contains("onInitializeFailed", "dependent");
	}

	@Test
	void whenLibraryHoldsLockThenItIsSeen() {
		// the one call that is made under a lock shows that the others would be seen
		List<String> seen = new CopyOnWriteArrayList<>();
		Probe probe = (point) -> {
			if (point.equals("wakeUp worker")) {
				seen.addAll(HeldLocks.ofCurrentThread(false));
			}
		};
		ProbedScenario scenario = new ProbedScenario(this.mapi, probe, true);
		scenario.run();
		scenario.end();
		assertThat(seen).anyMatch((lock) -> lock.contains("PoolBooks"));
	}

	@Test
	void whenClassHasLockThenItSaysWhatItGuards() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			List<Path> silent = files.filter((file) -> file.toString().endsWith(".java"))
				.filter(HeldLocksTests::hasLock)
				.filter((file) -> !comments(file).matches("(?is).*\\b(guards|guarded)\\b.*"))
				.toList();
			assertThat(silent).isEmpty();
		}
	}

	private static boolean hasLock(Path file) {
		return LOCK.matcher(read(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "")).find();
	}

	private static String comments(Path file) {
		StringBuilder all = new StringBuilder();
		Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*")
			.matcher(read(file))
			.results()
			.forEach((comment) -> all.append(comment.group()).append('\n'));
		return all.toString();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void look(String point) {
		if (point.startsWith("wakeUp")) {
			// it never blocks
			return;
		}
		int times = this.reached.computeIfAbsent(point, (key) -> new AtomicInteger()).incrementAndGet();
		for (String lock : HeldLocks.ofCurrentThread(times <= WALKS)) {
			this.held.add(point + ": " + lock);
		}
	}

}
