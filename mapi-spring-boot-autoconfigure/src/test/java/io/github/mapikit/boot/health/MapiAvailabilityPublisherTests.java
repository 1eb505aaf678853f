// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiAvailabilityPublisher}.
 */
class MapiAvailabilityPublisherTests {

	private static final RuntimeSnapshot STALLED = Snapshots.running(Snapshots.PRIMARY, true, Duration.ofSeconds(1),
			List.of(), List.of());

	private final AtomicReference<RuntimeState> state = new AtomicReference<>(RuntimeState.NEW);

	private final AtomicReference<RuntimeSnapshot> snapshot = new AtomicReference<>(Snapshots.serving());

	private final List<AvailabilityState> told = new CopyOnWriteArrayList<>();

	private final GenericApplicationContext context = context();

	private final MapiAvailabilityPublisher publisher = this.context.getBean(MapiAvailabilityPublisher.class);

	private final ApplicationAvailability availability = this.context.getBean(ApplicationAvailability.class);

	@AfterEach
	void closeContext() {
		this.context.close();
	}

	@Test
	void whenMapiStopsServingThenTrafficIsRefusedUntilItServesAgain() {
		runtimeGoes(RuntimeState.RUNNING);
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		this.snapshot.set(STALLED);
		this.publisher.onStuck(Snapshots.PRIMARY);
		awaitReadiness(ReadinessState.REFUSING_TRAFFIC);
		this.snapshot.set(Snapshots.serving());
		this.publisher.onRecovered(Snapshots.PRIMARY);
		awaitReadiness(ReadinessState.ACCEPTING_TRAFFIC);
		assertThat(this.told).containsExactly(ReadinessState.ACCEPTING_TRAFFIC, ReadinessState.REFUSING_TRAFFIC,
				ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void whenApplicationIsNotReadyThenNothingIsSaid() {
		runtimeGoes(RuntimeState.RUNNING);
		this.snapshot.set(STALLED);
		this.publisher.onStuck(Snapshots.PRIMARY);
		this.snapshot.set(Snapshots.serving());
		this.publisher.onRecovered(Snapshots.PRIMARY);
		awaitSilence();
		assertThat(this.told).isEmpty();
	}

	@Test
	void whenApplicationBecomesReadyWithoutMapiThenTrafficIsRefused() {
		runtimeGoes(RuntimeState.RUNNING);
		this.snapshot.set(STALLED);
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		awaitReadiness(ReadinessState.REFUSING_TRAFFIC);
	}

	@Test
	void whenMapiWasNotStartedYetThenTrafficIsAccepted() {
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		this.publisher.onHeartbeat(Duration.ZERO);
		awaitSilence();
		assertThat(this.told).containsExactly(ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void whenSomebodyElseRefusesTrafficThenRecoveryDoesNotAcceptIt() {
		runtimeGoes(RuntimeState.RUNNING);
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		this.snapshot.set(STALLED);
		this.publisher.onStuck(Snapshots.PRIMARY);
		awaitReadiness(ReadinessState.REFUSING_TRAFFIC);
		applicationGoes(ReadinessState.REFUSING_TRAFFIC);
		this.snapshot.set(Snapshots.serving());
		this.publisher.onRecovered(Snapshots.PRIMARY);
		awaitSilence();
		assertThat(this.availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
	}

	@Test
	void whenMapiIsLostThenApplicationIsBroken() {
		runtimeGoes(RuntimeState.RUNNING);
		applicationGoes(LivenessState.CORRECT);
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		runtimeGoes(RuntimeState.FAILED);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.availability.getLivenessState()).isEqualTo(LivenessState.BROKEN));
		awaitReadiness(ReadinessState.REFUSING_TRAFFIC);
	}

	@Test
	void whenMapiIsLeasedAgainAfterItsLossThenApplicationIsCorrectAgain() {
		runtimeGoes(RuntimeState.RUNNING);
		applicationGoes(LivenessState.CORRECT);
		runtimeGoes(RuntimeState.FAILED);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.availability.getLivenessState()).isEqualTo(LivenessState.BROKEN));
		runtimeGoes(RuntimeState.RUNNING);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.availability.getLivenessState()).isEqualTo(LivenessState.CORRECT));
	}

	@Test
	void whenStartFailsThenApplicationIsNotBroken() {
		applicationGoes(LivenessState.CORRECT);
		runtimeGoes(RuntimeState.STARTING);
		runtimeGoes(RuntimeState.FAILED);
		awaitSilence();
		assertThat(this.told).containsExactly(LivenessState.CORRECT);
	}

	@Test
	void whenContextClosesThenNothingIsSaid() {
		runtimeGoes(RuntimeState.RUNNING);
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		this.context.close();
		runtimeGoes(RuntimeState.STOPPING);
		runtimeGoes(RuntimeState.STOPPED);
		assertThat(this.told).containsExactly(ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void whenListenerBlocksThenRuntimeIsNotHeldUp() throws InterruptedException {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		runtimeGoes(RuntimeState.RUNNING);
		applicationGoes(ReadinessState.ACCEPTING_TRAFFIC);
		this.context.addApplicationListener((ApplicationListener<AvailabilityChangeEvent<?>>) (event) -> {
			reached.countDown();
			awaitUninterruptibly(release);
		});
		this.snapshot.set(STALLED);
		this.publisher.onStuck(Snapshots.PRIMARY);
		// both are said by the same thread: the one returned although the other waits
		assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
		this.publisher.onHeartbeat(Duration.ZERO);
		assertThat(release.getCount()).isOne();
		release.countDown();
		awaitReadiness(ReadinessState.REFUSING_TRAFFIC);
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private GenericApplicationContext context() {
		GenericApplicationContext created = new GenericApplicationContext();
		created.registerBean(ApplicationAvailabilityBean.class);
		created.registerBean(MapiAvailabilityPublisher.class,
				() -> new MapiAvailabilityPublisher(created, created.getBean(ApplicationAvailability.class),
						this.state::get, () -> Optional.of(this.snapshot.get()), Snapshots.DERIVED_LIMIT));
		created.addApplicationListener((ApplicationListener<AvailabilityChangeEvent<?>>) (event) -> this.told
			.add((AvailabilityState) event.getPayload()));
		created.refresh();
		return created;
	}

	private void runtimeGoes(RuntimeState to) {
		RuntimeState from = this.state.getAndSet(to);
		this.publisher.onStateChange(from, to);
	}

	private void applicationGoes(AvailabilityState to) {
		AvailabilityChangeEvent.publish(this.context, this, to);
	}

	private void awaitReadiness(ReadinessState expected) {
		Awaitility.await().untilAsserted(() -> assertThat(this.availability.getReadinessState()).isEqualTo(expected));
	}

	// what was handed over has been said once the thread has ended
	private static void awaitSilence() {
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.doesNotContain("mapi-availability"));
	}

}
