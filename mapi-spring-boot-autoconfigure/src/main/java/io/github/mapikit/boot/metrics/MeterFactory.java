// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.spi.MapiProcess;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Registers meters with the tags that all of them have, and takes the gauges out again.
 * May be used from any thread.
 */
final class MeterFactory {

	private final MeterRegistry registry;

	private final Tags common;

	private final Supplier<Optional<RuntimeSnapshot>> snapshots;

	private final ReentrantLock lock = new ReentrantLock();

	/** Guarded by the lock. */
	private final List<Gauge> gauges = new ArrayList<>();

	/** Guarded by the lock. */
	private boolean closed;

	MeterFactory(MeterRegistry registry, MapiProcess process, Supplier<Optional<RuntimeSnapshot>> snapshots,
			Iterable<Tag> common) {
		this.registry = registry;
		// not the name that is unique in this JVM: that one counts up with each restart
		this.common = Tags.of("process", process.name()).and(common);
		this.snapshots = snapshots;
	}

	Counter counter(String name, String description, String... tags) {
		return Counter.builder(name).description(description).tags(this.common.and(tags)).register(this.registry);
	}

	Timer timer(String name, String description, String... tags) {
		return Timer.builder(name).description(description).tags(this.common.and(tags)).register(this.registry);
	}

	void gauge(String name, String description, @Nullable String unit, ToDoubleFunction<RuntimeSnapshot> value,
			String... tags) {
		hold(() -> Gauge.builder(name, this, (self) -> self.read(value))
			.description(description)
			.baseUnit(unit)
			.tags(this.common.and(tags))
			.register(this.registry));
	}

	void timeGauge(String name, String description, ToDoubleFunction<RuntimeSnapshot> nanos) {
		hold(() -> TimeGauge.builder(name, this, TimeUnit.NANOSECONDS, (self) -> self.read(nanos))
			.description(description)
			.tags(this.common)
			.register(this.registry));
	}

	private double read(ToDoubleFunction<RuntimeSnapshot> value) {
		return this.snapshots.get().map(value::applyAsDouble).orElse(0.0);
	}

	private void hold(Supplier<? extends Gauge> gauge) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.gauges.add(gauge.get());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the gauges out of the registry, for they hold on to the runtime.
	 */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.gauges.forEach(this.registry::remove);
			this.gauges.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	static double nanos(@Nullable Duration duration) {
		return (duration != null) ? duration.toNanos() : Double.NaN;
	}

}
