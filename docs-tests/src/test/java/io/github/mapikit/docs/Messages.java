// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.simulation.Fault;
import io.github.mapikit.embedded.simulation.Faults;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.ThreadKind;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import org.slf4j.LoggerFactory;

/**
 * What the library says when something goes wrong, provoked for real.
 */
final class Messages {

	private static final Duration SOON = Duration.ofSeconds(20);

	private Messages() {
	}

	static Map<String, String> all() {
		return Provoked.ALL;
	}

	private static Map<String, String> provokeAll() {
		Map<String, String> all = new LinkedHashMap<>();
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.mapikit");
		log.start();
		logger.addAppender(log);
		try {
			all.put("up-and-down", upAndDown(log));
			all.put("foreign-thread", inLease((pool) -> useOnForeignThread()));
			all.put("fork-join", inLease((pool) -> useInForkJoinPool()));
			all.put("virtual-thread", new MapiThreadException("virtual-42", ThreadKind.VIRTUAL,
					"use MAPI (MapiSession.defaultStore)", null)
				.getMessage());
			all.put("other-thread", inLease(Messages::useOnOtherMapiThread));
			all.put("primary-waits", inLease(Messages::waitOnPrimary));
			all.put("waits-for-itself", inLease(Messages::waitForItself));
			all.put("not-found", inLease((pool) -> failure(() -> pool.call(TaskOptions.named("open"),
					() -> session().openMessage(EntryId.ofHex("0102030405060708"))))));
			all.put("absent", inLease((pool) -> failure(() -> pool.call(TaskOptions.named("read"), () -> {
				try (Folder inbox = session().inbox(); Message message = inbox.createMessage()) {
					return message.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT);
				}
			}))));
			all.put("not-asked", inLease((pool) -> failure(() -> pool.call(TaskOptions.named("read"), () -> {
				try (Folder inbox = session().inbox()) {
					return inbox.read(PropertyTags.DISPLAY_NAME).get(PropertyTags.BODY);
				}
			}))));
			all.put("set-null", inLease((pool) -> failure(() -> pool.call(TaskOptions.named("write"), () -> {
				try (Folder inbox = session().inbox(); Message message = inbox.createMessage()) {
					message.set(PropertyTags.SUBJECT, null);
					return message;
				}
			}))));
			all.put("no-entry-id", failure(() -> EntryId.ofHex("xyz")));
			all.put("timeout", timeout());
			all.put("rejected", inLease(Messages::overfill));
			all.put("conflict", conflict());
			all.put("stopped", stopped());
			all.put("given-up-at-shutdown", givenUpAtShutdown());
			all.put("stuck-at-shutdown", stuckAtShutdown(log));
			all.putAll(TaskMessages.provokeAll());
		}
		finally {
			logger.detachAppender(log);
		}
		return all;
	}

	private static io.github.mapikit.model.store.MessageStore session() {
		return MapiThread.current("open the default store").session().defaultStore();
	}

	private static LeaseOptions options(EmbeddedDriver driver) {
		return LeaseOptions.of("archive", driver).withTimeouts(SOON, Duration.ofMillis(200));
	}

	private static String inLease(Function<MapiWorkerPool, String> provoke) {
		return inLease((lease, pool) -> provoke.apply(pool));
	}

	private static String inLease(BiFunction<MapiLease, MapiWorkerPool, String> provoke) {
		try (MapiLease lease = MapiRuntime.lease(options(new EmbeddedDriver()))) {
			return provoke.apply(lease, lease.openPool(PoolOptions.DEFAULTS.withSize(1).withQueueCapacity(0)));
		}
	}

	private static String upAndDown(ListAppender<ILoggingEvent> log) {
		log.list.clear();
		MapiRuntime.lease(options(new EmbeddedDriver())).close();
		return text(log, Level.INFO);
	}

	private static String conflict() {
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("archive", workersIn("sta")));
		try {
			return failure(() -> MapiRuntime.lease(LeaseOptions.of("second", workersIn("mta"))));
		}
		finally {
			lease.close();
		}
	}

	/**
	 * Returns a MAPI that shares the process of the JVM, as Outlook's does, with a
	 * setting that holds for the whole process.
	 */
	private static MapiDriver workersIn(String apartment) {
		return new FakeDriver().withOptions(Map.of("mapi.native.worker-apartment", apartment));
	}

	private static String useOnForeignThread() {
		ExecutorService pool = Executors.newSingleThreadExecutor((work) -> new Thread(work, "http-nio-8080-exec-1"));
		try {
			return failure(() -> pool.submit(() -> MapiThread.current("MapiSession.defaultStore")).get());
		}
		finally {
			pool.shutdown();
		}
	}

	private static String useInForkJoinPool() {
		ForkJoinPool pool = new ForkJoinPool(1);
		try {
			return failure(() -> pool.submit(() -> MapiThread.current("MapiSession.defaultStore")).get());
		}
		finally {
			pool.shutdown();
		}
	}

	private static String useOnOtherMapiThread(MapiLease lease, MapiWorkerPool pool) {
		return failure(() -> pool.call(TaskOptions.named("hand over"), () -> {
			try (Folder inbox = session().inbox()) {
				return lease.primary(null).call(TaskOptions.named("use"), () -> inbox.contents());
			}
		}));
	}

	private static String waitOnPrimary(MapiLease lease, MapiWorkerPool pool) {
		return failure(() -> lease.primary(null)
			.call(TaskOptions.named("profile"), () -> pool.call(TaskOptions.named("Archive.unread"), () -> 1)));
	}

	private static String waitForItself(MapiWorkerPool pool) {
		CompletableFuture<CompletableFuture<String>> self = new CompletableFuture<>();
		CompletableFuture<String> task = pool.submit(TaskOptions.named("Archive.unread"), () -> self.join().join());
		self.complete(task);
		return failure(task::get);
	}

	private static String givenUpAtShutdown() {
		MapiLease lease = MapiRuntime.lease(options(new EmbeddedDriver()));
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		CompletableFuture<Boolean> gate = new CompletableFuture<>();
		pool.submit(TaskOptions.named("busy"), gate::get);
		CompletableFuture<Integer> waiting = pool.submit(TaskOptions.named("Archive.unread"), () -> 1);
		try {
			lease.close(Duration.ofMillis(50));
		}
		finally {
			gate.complete(true);
		}
		return failure(waiting::get);
	}

	private static String overfill(MapiWorkerPool pool) {
		CompletableFuture<Boolean> gate = new CompletableFuture<>();
		CompletableFuture<Boolean> started = new CompletableFuture<>();
		CompletableFuture<Boolean> busy = pool.submit(TaskOptions.named("busy"), () -> {
			started.complete(true);
			return gate.get();
		});
		try {
			started.join();
			return failure(() -> pool.submit(TaskOptions.named("Archive.unread"), () -> 1));
		}
		finally {
			gate.complete(true);
			busy.join();
		}
	}

	private static String timeout() {
		EmbeddedDriver driver = new EmbeddedDriver();
		try (MapiLease lease = MapiRuntime.lease(options(driver));
				Fault hanging = driver.faults().on("IMAPITable::QueryRows").hang()) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
			String message = failure(() -> pool.call(new TaskOptions("Archive.unread", Duration.ofSeconds(1)), () -> {
				try (Folder inbox = session().inbox(); var mail = inbox.contents()) {
					return mail.nextRows(10);
				}
			}));
			hanging.release();
			return message;
		}
	}

	private static String stopped() {
		MapiLease lease = MapiRuntime.lease(options(new EmbeddedDriver()));
		lease.close();
		return failure(() -> lease.openPool(PoolOptions.DEFAULTS));
	}

	private static String stuckAtShutdown(ListAppender<ILoggingEvent> log) {
		EmbeddedDriver driver = new EmbeddedDriver();
		Faults faults = driver.faults();
		MapiLease lease = MapiRuntime.lease(options(driver));
		try (Fault hanging = faults.on("IMAPITable::QueryRows").hang()) {
			lease.openPool(PoolOptions.DEFAULTS).submit(TaskOptions.named("Archive.unread"), () -> {
				try (Folder inbox = session().inbox(); var mail = inbox.contents()) {
					return mail.nextRows(10);
				}
			});
			await(() -> hanging.awaitHit(SOON));
			log.list.clear();
			lease.close(Duration.ofMillis(50));
			String said = text(log, Level.WARN);
			hanging.release();
			await(() -> MapiRuntime.awaitEnd(SOON));
			return said;
		}
	}

	private static void await(Callable<Boolean> condition) {
		try {
			if (!condition.call()) {
				throw new IllegalStateException("This should have happened by now");
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(ListAppender<ILoggingEvent> log, Level level) {
		return List.copyOf(log.list)
			.stream()
			.filter((event) -> event.getLevel() == level)
			.map((event) -> event.getLevel() + " " + event.getFormattedMessage())
			.collect(Collectors.joining("\n"));
	}

	private static String failure(Callable<?> call) {
		try {
			call.call();
		}
		catch (ExecutionException ex) {
			return String.valueOf(Objects.requireNonNull(ex.getCause()).getMessage());
		}
		catch (Exception ex) {
			return String.valueOf(ex.getMessage());
		}
		throw new IllegalStateException("This should have failed");
	}

	/** Apart, so that other threads can enter the outer class while this one fills. */
	private static final class Provoked {

		static final Map<String, String> ALL = provokeAll();

	}

}
