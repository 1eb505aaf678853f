// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.util.Assert;

/**
 * Wires MAPI to the application's availability.
 * <ul>
 * <li>Readiness: while MAPI cannot serve, an application that accepts traffic is made to
 * refuse it, and accepts it again once MAPI serves. The last word is never taken from
 * others: an application that has not become ready, that closes, or that somebody else
 * made refuse traffic, is not made to accept it. Sessions that cannot be opened are no
 * reason: only what is asked of MAPI shows that they can be again.</li>
 * <li>Liveness: when MAPI is lost while it runs, the application is broken: its state is
 * unknown, and only a new process helps. Were it leased again by a restart of the
 * context's lifecycle, the application would be correct again.</li>
 * </ul>
 * MAPI's threads only look whether something is to be said. It is said on a thread of its
 * own, which lives for as long as that takes: what listens to availability must not hold
 * up the message loop (R5).
 *
 * @since 0.1.0
 */
public class MapiAvailabilityPublisher implements RuntimeListener, SmartApplicationListener, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(MapiAvailabilityPublisher.class);

	private final ApplicationContext context;

	private final ApplicationAvailability availability;

	private final Supplier<RuntimeState> state;

	private final Supplier<Optional<RuntimeSnapshot>> snapshots;

	private final HeartbeatAgeLimit heartbeatAgeLimit;

	private final ThreadPoolExecutor speaker;

	private volatile boolean lost;

	private volatile boolean closing;

	/**
	 * A publisher for this application.
	 * @param context where the events are published
	 * @param availability the application's availability; being made before this, it is
	 * told of each event before this is
	 * @param state supplies the runtime's state
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 * @param heartbeatAgeLimit how old the last answered heartbeat may be
	 */
	public MapiAvailabilityPublisher(ApplicationContext context, ApplicationAvailability availability,
			Supplier<RuntimeState> state, Supplier<Optional<RuntimeSnapshot>> snapshots,
			HeartbeatAgeLimit heartbeatAgeLimit) {
		Assert.notNull(context, "'context' must not be null");
		Assert.notNull(availability, "'availability' must not be null");
		Assert.notNull(state, "'state' must not be null");
		Assert.notNull(snapshots, "'snapshots' must not be null");
		Assert.notNull(heartbeatAgeLimit, "'heartbeatAgeLimit' must not be null");
		this.context = context;
		this.availability = availability;
		this.state = state;
		this.snapshots = snapshots;
		this.heartbeatAgeLimit = heartbeatAgeLimit;
		this.speaker = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), (work) -> {
			Thread thread = new Thread(null, work, "mapi-availability", 0, false);
			thread.setDaemon(true);
			return thread;
		});
	}

	// what the runtime tells

	@Override
	public void onStateChange(RuntimeState from, RuntimeState to) {
		if (to == RuntimeState.RUNNING) {
			this.lost = false;
		}
		else if (to == RuntimeState.FAILED && from == RuntimeState.RUNNING) {
			this.lost = true;
		}
		look();
	}

	@Override
	public void onInitialized(ThreadRole role, Duration took) {
		look();
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		look();
	}

	@Override
	public void onStuck(ThreadSnapshot thread) {
		look();
	}

	@Override
	public void onRecovered(ThreadSnapshot thread) {
		look();
	}

	@Override
	public void onHeartbeat(Duration latency) {
		look();
	}

	@Override
	public void onProcessEnding(ProcessEnding ending) {
		look();
	}

	// what the application tells

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> eventType) {
		return AvailabilityChangeEvent.class.isAssignableFrom(eventType)
				|| ContextClosedEvent.class.isAssignableFrom(eventType);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == this.context) {
			this.closing = true;
		}
		else if (event.getSource() != this) {
			look();
		}
	}

	private void look() {
		if (toBeSaid(LivenessState.class) == null && toBeSaid(ReadinessState.class) == null) {
			return;
		}
		try {
			this.speaker.execute(this::say);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The context is closed, and nobody is there to be told", ex);
		}
	}

	// on the speaker's thread alone, so that what was said last is what was seen last
	private void say() {
		say(LivenessState.class);
		say(ReadinessState.class);
	}

	private <S extends AvailabilityState> void say(Class<S> type) {
		S change = toBeSaid(type);
		if (change == null) {
			return;
		}
		if (change == ReadinessState.REFUSING_TRAFFIC || change == LivenessState.BROKEN) {
			logger.warn("The application's availability goes to {}: {}", change, assess().reasons());
		}
		else {
			logger.info("The application's availability goes back to {}: MAPI serves again", change);
		}
		try {
			AvailabilityChangeEvent.publish(this.context, this, change);
		}
		catch (RuntimeException ex) {
			logger.warn("Somebody who listens to the application's availability failed at {}", change, ex);
		}
	}

	private <S extends AvailabilityState> @Nullable S toBeSaid(Class<S> type) {
		AvailabilityChangeEvent<S> last = this.availability.getLastChangeEvent(type);
		if (last == null || this.closing) {
			return null;
		}
		boolean liveness = type == LivenessState.class;
		AvailabilityState good = liveness ? LivenessState.CORRECT : ReadinessState.ACCEPTING_TRAFFIC;
		AvailabilityState bad = liveness ? LivenessState.BROKEN : ReadinessState.REFUSING_TRAFFIC;
		boolean isBad = liveness ? this.lost : assess().isRefusal();
		if (isBad && last.getState() == good) {
			return type.cast(bad);
		}
		if (!isBad && last.getState() == bad && last.getSource() == this) {
			return type.cast(good);
		}
		return null;
	}

	private MapiAssessment assess() {
		return MapiAssessment.of(this.state.get(), this.snapshots.get().orElse(null), this.heartbeatAgeLimit);
	}

	@Override
	public void destroy() {
		this.closing = true;
		this.speaker.shutdownNow();
	}

}
