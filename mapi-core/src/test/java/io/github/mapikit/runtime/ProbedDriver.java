// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ProcessEndListener;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A test driver whose methods each pass a probe.
 */
final class ProbedDriver implements MapiDriver {

	private final FakeDriver driver;

	private final Probe probe;

	ProbedDriver(FakeDriver driver, Probe probe) {
		this.driver = driver;
		this.probe = probe;
		driver.always(Call.RELEASE, () -> probe.at("release"));
		driver.always(Call.BEFORE_TASK, () -> probe.at("beforeTask"));
		driver.always(Call.AFTER_TASK, () -> probe.at("afterTask"));
		driver.always(Call.LOGON, () -> probe.at("openSession"));
		// it counts as uninitialized whatever is thrown
		driver.always(Call.UNINITIALIZE_PRIMARY, () -> probe.at("uninitialize primary"));
		driver.always(Call.UNINITIALIZE_WORKER, () -> probe.at("uninitialize worker"));
	}

	@Override
	public DriverInfo info() {
		this.probe.at("info");
		return this.driver.info();
	}

	@Override
	public MapiProcess process() {
		return this.driver.process();
	}

	@Override
	public Map<String, String> processOptions() {
		this.probe.at("processOptions");
		return this.driver.processOptions();
	}

	@Override
	public Map<String, Object> diagnostics() {
		this.probe.at("diagnostics");
		return this.driver.diagnostics();
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.probe.at("setProcessEndListener");
		this.driver.setProcessEndListener(listener);
	}

	@Override
	public Set<String> calls() {
		return this.driver.calls();
	}

	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		boolean primary = role == ThreadRole.PRIMARY;
		this.probe.at(primary ? "openMessageLoop" : "openWorkerLoop");
		MessageLoop loop = this.driver.openLoop(role);
		return (loop != null) ? new ProbedLoop(loop, primary ? "primary" : "worker") : null;
	}

	@Override
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		this.probe.at("initialize " + role);
		return this.driver.initialize(role, trace);
	}

	@Override
	public boolean isFatal(Throwable failure) {
		this.probe.at("isFatal");
		return this.driver.isFatal(failure);
	}

	@Override
	public boolean canRestart() {
		this.probe.at("canRestart");
		return this.driver.canRestart();
	}

	@Override
	public boolean threadsMayEndAfterLoss() {
		this.probe.at("threadsMayEndAfterLoss");
		return this.driver.threadsMayEndAfterLoss();
	}

	private final class ProbedLoop implements MessageLoop {

		private final MessageLoop loop;

		private final String role;

		private final AtomicBoolean first = new AtomicBoolean();

		ProbedLoop(MessageLoop loop, String role) {
			this.loop = loop;
			this.role = role;
			this.first.set(role.equals("primary"));
		}

		@Override
		public void pump(@Nullable Duration timeout) {
			this.loop.pump(timeout);
			ProbedDriver.this.probe.at(this.first.getAndSet(false) ? "first pump" : "pump " + this.role);
		}

		@Override
		public void wakeUp() {
			ProbedDriver.this.probe.at("wakeUp " + this.role);
			this.loop.wakeUp();
		}

		@Override
		public void close() {
			this.loop.close();
			ProbedDriver.this.probe.at("close loop " + this.role);
		}

	}

}
