// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.Assumptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What all contract tests share: a lease of the runtime for each test, ways to work on
 * its threads, and a balanced ledger at the end. The lease starts when a test first needs
 * it.
 *
 * @since 0.1.0
 */
@ResourceLock("io.github.mapikit.runtime.MapiRuntime")
public abstract class MapiContract {

	/** How long a test waits at most for something that has to happen. */
	protected static final Duration LIMIT = Duration.ofSeconds(30);

	private final List<String> leaks = new CopyOnWriteArrayList<>();

	private @Nullable RuntimeLedger before;

	private @Nullable DriverUnderTest underTest;

	private @Nullable MapiDriver driver;

	private @Nullable Bench bench;

	private NotificationDelivery delivery = NotificationDelivery.PRIMARY_THREAD;

	private boolean leaksExpected;

	/**
	 * Returns the driver that is tested. Called once for each test.
	 * @return the driver
	 */
	protected abstract DriverUnderTest driver();

	@BeforeEach
	final void openLedger() {
		this.underTest = driver();
		this.before = MapiRuntime.ledger();
	}

	@AfterEach
	final void balanceLedger() throws InterruptedException {
		endLease();
		if (this.driver != null) {
			underTest().discard(this.driver);
		}
		Assertions.assertThat(MapiRuntime.awaitEnd(LIMIT)).as("all MAPI threads have ended").isTrue();
		RuntimeLedger after = MapiRuntime.ledger();
		RuntimeLedger start = Objects.requireNonNull(this.before, "before");
		Assertions.assertThat(after.threads()).as("MAPI threads that live").isEmpty();
		Assertions.assertThat(after.openObjects()).as("open objects").isZero();
		Assertions.assertThat(after.uninitializeCount() - start.uninitializeCount())
			.as("threads that uninitialized")
			.isEqualTo(after.initializeCount() - start.initializeCount());
		if (!this.leaksExpected) {
			Assertions.assertThat(this.leaks).as("objects that the test left open").isEmpty();
		}
	}

	// what a test says before it starts

	/**
	 * Skips the test if the driver cannot do something.
	 * @param capabilities what it has to be able to do
	 */
	protected final void requires(Capability... capabilities) {
		Assumptions.assumeThat(underTest().capabilities()).as("capabilities").contains(capabilities);
	}

	/**
	 * Returns whether the driver can do something.
	 * @param capability what it may be able to do
	 * @return whether it can
	 */
	protected final boolean can(Capability capability) {
		return underTest().capabilities().contains(capability);
	}

	/**
	 * Chooses where notifications are delivered. Without this it is the primary thread.
	 * @param newDelivery where
	 */
	protected final void deliverOn(NotificationDelivery newDelivery) {
		Assertions.assertThat(this.driver).as("driver that was made before").isNull();
		this.delivery = newDelivery;
	}

	/**
	 * Says that the test is about objects that a task leaves open.
	 */
	protected final void expectLeaks() {
		this.leaksExpected = true;
	}

	// what a test works with

	/**
	 * Returns what is known of the driver.
	 * @return what is known of it
	 */
	protected final DriverUnderTest underTest() {
		DriverUnderTest current = this.underTest;
		if (current == null) {
			throw new IllegalStateException("The test has not started yet");
		}
		return current;
	}

	/**
	 * Returns the lease of the test.
	 * @return the lease; it is closed after the test
	 */
	protected final MapiLease lease() {
		return bench().lease();
	}

	/**
	 * Returns the kinds of the objects that tasks left open, in the order in which they
	 * were closed.
	 * @return the kinds
	 */
	protected final List<String> leaks() {
		return List.copyOf(this.leaks);
	}

	/**
	 * Ends the lease, so that the next use of MAPI starts it again, with the same driver
	 * and store.
	 */
	protected final void endLease() {
		Bench current = this.bench;
		this.bench = null;
		if (current != null) {
			current.close();
		}
	}

	/**
	 * Runs a piece of the test on a worker, the same one each time.
	 * @param task what to run
	 */
	protected final void onWorker(SessionTask task) {
		bench().fromWorker(asQuestion(task));
	}

	/**
	 * Runs a piece of the test on a worker, the same one each time.
	 * @param question what to run
	 * @param <T> the type of the result
	 * @return the result
	 */
	protected final <T> T fromWorker(SessionQuestion<T> question) {
		return bench().fromWorker(question);
	}

	/**
	 * Runs a piece of the test on a second worker, the same one each time. May be called
	 * on the first one.
	 * @param task what to run
	 */
	protected final void onOtherWorker(SessionTask task) {
		bench().fromOtherWorker(asQuestion(task));
	}

	/**
	 * Runs a piece of the test on a second worker, the same one each time. May be called
	 * on the first one.
	 * @param question what to run
	 * @param <T> the type of the result
	 * @return the result
	 */
	protected final <T> T fromOtherWorker(SessionQuestion<T> question) {
		return bench().fromOtherWorker(question);
	}

	/**
	 * Runs a piece of the test on the primary thread.
	 * @param task what to run
	 */
	protected final void onPrimary(SessionTask task) {
		bench().fromPrimary(asQuestion(task));
	}

	private Bench bench() {
		Bench current = this.bench;
		if (current == null) {
			MapiDriver tested = this.driver;
			if (tested == null) {
				tested = underTest().create(this.delivery);
				this.driver = tested;
			}
			current = Bench.of(tested, new LeakListener());
			this.bench = current;
		}
		return current;
	}

	private static SessionQuestion<Boolean> asQuestion(SessionTask task) {
		return (session) -> {
			task.run(session);
			return Boolean.TRUE;
		};
	}

	private final class LeakListener implements RuntimeListener {

		@Override
		public void onLeak(String kind, String task) {
			MapiContract.this.leaks.add(kind);
		}

	}

}
