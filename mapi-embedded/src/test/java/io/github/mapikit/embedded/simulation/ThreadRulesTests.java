// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.embedded.UsesMapi;
import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rules below the runtime: threads of these tests call what only the runtime calls.
 */
@UsesMapi
class ThreadRulesTests {

	private final Faults faults = new Faults(() -> {
	});

	private final CurrentProcess process = new CurrentProcess();

	private final CallGate strict = new CallGate(EmbeddedRules.STRICT, this.faults, this.process);

	private final CallGate lenient = new CallGate(EmbeddedRules.LENIENT, this.faults, this.process);

	private final PumpingThread primary = new PumpingThread();

	@AfterEach
	void end() throws Exception {
		this.primary.end();
		assertThat(this.process.find(Thread.currentThread())).isNull();
	}

	@Test
	void whenThreadIsNotInitializedThenStrictCallFails() throws Exception {
		ProcessThread owner = initialized(this.strict);
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.strict.enter(EmbeddedCall.OPEN_ENTRY, owner))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_INITIALIZED));
		assertThat(rulesBroken(this.strict)).containsExactly(MapiRule.R1);
		this.primary.run(this.strict::uninitialize);
	}

	private ProcessThread initialized(CallGate gate) throws Exception {
		return this.primary.call(() -> gate.initialize(ThreadRole.PRIMARY, NotificationDelivery.DEDICATED_THREAD));
	}

	@Test
	void whenThreadIsNotInitializedThenLenientCallWorksByLuck() throws Exception {
		this.lenient.enter(EmbeddedCall.OPEN_ENTRY, initialized(this.lenient));
		assertThat(rulesBroken(this.lenient)).containsExactly(MapiRule.R1, MapiRule.R6);
		this.primary.run(this.lenient::uninitialize);
	}

	@Test
	void whenNobodyIsInitializedThenNoLuckHelps() throws Exception {
		ProcessThread owner = initialized(this.lenient);
		this.primary.run(this.lenient::uninitialize);
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.lenient.enter(EmbeddedCall.LOGON, owner))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_INITIALIZED));
	}

	@Test
	void whenThreadUninitializesWithoutInitializeThenRuleThreeIsBroken() {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(this.strict::uninitialize);
		this.lenient.uninitialize();
		assertThat(rulesBroken(this.strict)).containsExactly(MapiRule.R3);
		assertThat(rulesBroken(this.lenient)).containsExactly(MapiRule.R3);
	}

	@Test
	void whenFirstThreadUninitializesBeforeOthersThenRuleFourIsBroken() throws Exception {
		this.primary.run(() -> this.strict.initialize(ThreadRole.PRIMARY, NotificationDelivery.DEDICATED_THREAD));
		this.strict.initialize(ThreadRole.WORKER, NotificationDelivery.DEDICATED_THREAD);
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> this.primary.run(this.strict::uninitialize))
			.withMessageContaining("R4");
		this.strict.uninitialize();
		assertThat(rulesBroken(this.strict)).containsExactly(MapiRule.R4);
	}

	@Test
	void whenFirstThreadHasNoMessageLoopThenRuleFiveIsBroken() throws Exception {
		FutureTask<Boolean> other = new FutureTask<>(() -> {
			this.strict.initialize(ThreadRole.WORKER, NotificationDelivery.DEDICATED_THREAD);
			return true;
		});
		this.strict.initialize(ThreadRole.PRIMARY, NotificationDelivery.DEDICATED_THREAD);
		Thread thread = new Thread(other, "test-worker");
		thread.start();
		thread.join(TimeUnit.SECONDS.toMillis(10));
		assertThat(rulesBroken(this.strict)).containsExactly(MapiRule.R5);
		this.strict.uninitialize();
	}

	@Test
	void whenFirstThreadDoesNotPumpThenUninitializeOfAnotherWaits() throws Exception {
		this.primary.run(() -> this.strict.initialize(ThreadRole.PRIMARY, NotificationDelivery.DEDICATED_THREAD));
		CountDownLatch pump = new CountDownLatch(1);
		this.primary.start(pump::await);
		CountDownLatch initialized = new CountDownLatch(1);
		Thread worker = new Thread(() -> {
			this.strict.initialize(ThreadRole.WORKER, NotificationDelivery.DEDICATED_THREAD);
			initialized.countDown();
			this.strict.uninitialize();
		}, "test-worker");
		worker.start();
		assertThat(initialized.await(10, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(() -> worker.getState() == Thread.State.TIMED_WAITING);
		assertThat(worker.isAlive()).isTrue();
		pump.countDown();
		worker.join(TimeUnit.SECONDS.toMillis(10));
		assertThat(worker.isAlive()).isFalse();
		this.primary.run(this.strict::uninitialize);
	}

	@Test
	void whenObjectsAreOpenAtUninitializeThenRuleSixIsBroken() throws Exception {
		initialized(this.strict).objectOpened();
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> this.primary.run(this.strict::uninitialize))
			.withMessageContaining("R6");
	}

	@Test
	void whenObjectIsUsedOnAnotherThreadThenRuleSixIsBroken() throws Exception {
		ProcessThread owner = initialized(this.strict);
		this.strict.initialize(ThreadRole.WORKER, NotificationDelivery.DEDICATED_THREAD);
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.strict.enter(EmbeddedCall.QUERY_ROWS, owner));
		this.lenient.enter(EmbeddedCall.QUERY_ROWS, owner);
		assertThat(rulesBroken(this.strict)).containsExactly(MapiRule.R6);
		assertThat(rulesBroken(this.lenient)).containsExactly(MapiRule.R6);
		this.strict.uninitialize();
		this.primary.run(this.strict::uninitialize);
	}

	@Test
	void whenThreadEndsInitializedThenTheNextInitializeRecordsIt() throws Exception {
		Thread forgetful = new Thread(
				() -> this.strict.initialize(ThreadRole.PRIMARY, NotificationDelivery.DEDICATED_THREAD),
				"test-forgetful");
		forgetful.start();
		forgetful.join();
		this.primary.run(() -> this.strict.initialize(ThreadRole.PRIMARY, NotificationDelivery.DEDICATED_THREAD));
		assertThat(rulesBroken(this.strict)).containsExactly(MapiRule.R2);
		this.primary.run(this.strict::uninitialize);
	}

	@Test
	void whenThreadInitializesTwiceThenItUninitializesTwice() throws Exception {
		initialized(this.strict);
		ProcessThread owner = initialized(this.strict);
		this.primary.run(this.strict::uninitialize);
		this.primary.run(() -> this.strict.enter(EmbeddedCall.LOGON, owner));
		this.primary.run(this.strict::uninitialize);
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.primary.run(() -> this.strict.enter(EmbeddedCall.LOGON, owner)));
	}

	private static List<MapiRule> rulesBroken(CallGate gate) {
		return gate.rules().violations().stream().map(RuleViolation::rule).toList();
	}

	/**
	 * A thread with a message loop that runs what it is told.
	 */
	private static final class PumpingThread {

		private final FutureTask<MessageLoop> opened = new FutureTask<>(
				() -> MessageQueue.ofCurrentThread().open(() -> {
				}, () -> {
				}));

		private volatile boolean ended;

		private final Thread thread = new Thread(this::pump, "test-primary");

		PumpingThread() {
			this.thread.setDaemon(true);
			this.thread.start();
		}

		private void pump() {
			this.opened.run();
			try (MessageLoop loop = this.opened.get()) {
				while (!this.ended) {
					loop.pump(null);
				}
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		void start(Step step) throws Exception {
			post(new FutureTask<>(() -> {
				step.run();
				return true;
			}));
		}

		void run(Step step) throws Exception {
			call(() -> {
				step.run();
				return true;
			});
		}

		<T> T call(Callable<T> step) throws Exception {
			FutureTask<T> task = new FutureTask<>(step);
			post(task);
			try {
				return task.get(10, TimeUnit.SECONDS);
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof Exception cause) {
					throw cause;
				}
				throw ex;
			}
		}

		private void post(FutureTask<?> task) throws Exception {
			MessageLoop loop = this.opened.get(10, TimeUnit.SECONDS);
			((MessageQueue) loop).post(task);
		}

		void end() throws Exception {
			this.ended = true;
			this.opened.get(10, TimeUnit.SECONDS).wakeUp();
			this.thread.join(TimeUnit.SECONDS.toMillis(10));
			assertThat(this.thread.isAlive()).isFalse();
		}

	}

	/**
	 * Something to do.
	 */
	@FunctionalInterface
	private interface Step {

		void run() throws Exception;

	}

}
