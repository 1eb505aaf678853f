// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives a test a driver, leases and gates, and asserts afterwards that no MAPI thread is
 * left, that nothing is owed and that no rule was broken.
 */
public final class RuntimeFixture implements BeforeEachCallback, AfterEachCallback {

	public static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<MapiLease> leases = new ArrayList<>();

	private final List<Gate> gates = new ArrayList<>();

	private FakeDriver driver = new FakeDriver();

	@Override
	public void beforeEach(ExtensionContext context) {
		assertThat(mapiThreads()).isEmpty();
	}

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		this.driver.heal();
		this.gates.forEach(Gate::open);
		closeAll();
		assertThat(MapiRuntime.awaitEnd(PATIENCE)).as("the runtime ends").isTrue();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(mapiThreads()).isEmpty());
		assertThat(MapiRuntime.ledger())
			.satisfies((ledger) -> assertThat(ledger.isBalanced()).as("%s", ledger).isTrue());
		assertThat(this.driver.violations()).isEmpty();
		assertThat(this.driver.isLoopOpen()).isFalse();
	}

	public FakeDriver driver() {
		return this.driver;
	}

	public Gate gate() {
		Gate gate = new Gate();
		this.gates.add(gate);
		return gate;
	}

	public MapiLease lease(RuntimeListener... listeners) {
		return lease("test", (options) -> options, listeners);
	}

	public MapiLease lease(String owner, UnaryOperator<LeaseOptions> settings, RuntimeListener... listeners) {
		MapiLease lease = newLease(owner, settings, listeners);
		lease.start();
		return lease;
	}

	/**
	 * Opens a pool of one worker, in a lease of its own.
	 */
	public MapiWorkerPool pool(RuntimeListener... listeners) {
		return lease(listeners).openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	/**
	 * Keeps a worker busy.
	 * @return the gate at which it stands
	 */
	public Gate occupy(MapiWorkerPool pool) {
		Gate gate = gate();
		pool.submit(TaskOptions.named("task"), () -> {
			gate.pass();
			return null;
		});
		gate.awaitReached();
		return gate;
	}

	/**
	 * Returns a lease that is there before it starts.
	 */
	public MapiLease newLease(String owner, UnaryOperator<LeaseOptions> settings, RuntimeListener... listeners) {
		MapiLease lease = MapiRuntime.newLease(settings.apply(options(owner)), List.of(listeners));
		this.leases.add(lease);
		return lease;
	}

	/**
	 * Returns the lease that was made last.
	 */
	public MapiLease newest() {
		return this.leases.get(this.leases.size() - 1);
	}

	public LeaseOptions options(String owner) {
		return LeaseOptions.of(owner, this.driver);
	}

	/**
	 * Loses MAPI from outside of all calls.
	 */
	public void lose(Throwable cause) {
		ProcessRuntimes.instance().all().get(0).lost(cause);
	}

	public void closeAll() {
		this.leases.forEach(MapiLease::close);
	}

	public void ends(MapiLease lease) {
		this.leases.add(lease);
	}

	public static List<String> mapiThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("mapi-"))
			.toList();
	}

}
