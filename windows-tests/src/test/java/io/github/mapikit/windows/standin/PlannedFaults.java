// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.mapikit.contract.runtime.ScheduleSubject.FaultyCall;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ProcessEndListener;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A driver that does something inside chosen calls of another one, so that a schedule
 * in Java can be placed around native calls.
 */
public final class PlannedFaults implements MapiDriver {

	private final MapiDriver driver;

	private final Map<FaultyCall, Queue<Runnable>> plans = new EnumMap<>(FaultyCall.class);

	private final ThreadLocal<@Nullable ThreadRole> role = new ThreadLocal<>();

	public PlannedFaults(MapiDriver driver) {
		this.driver = driver;
		for (FaultyCall call : FaultyCall.values()) {
			this.plans.put(call, new ConcurrentLinkedQueue<>());
		}
	}

	public void onNext(FaultyCall call, Runnable fault) {
		plans(call).add(fault);
	}

	public void heal() {
		this.plans.values().forEach(Queue::clear);
	}

	private Queue<Runnable> plans(FaultyCall call) {
		Queue<Runnable> queue = this.plans.get(call);
		if (queue == null) {
			throw new IllegalArgumentException(call.name());
		}
		return queue;
	}

	private void perform(FaultyCall call) {
		Runnable fault = plans(call).poll();
		if (fault != null) {
			fault.run();
		}
	}

	@Override
	public void initialize(ThreadRole newRole) {
		perform((newRole == ThreadRole.PRIMARY) ? FaultyCall.INITIALIZE_PRIMARY : FaultyCall.INITIALIZE_WORKER);
		this.driver.initialize(newRole);
		this.role.set(newRole);
	}

	@Override
	public void uninitialize() {
		ThreadRole current = this.role.get();
		this.role.remove();
		try {
			perform((current == ThreadRole.PRIMARY) ? FaultyCall.UNINITIALIZE_PRIMARY : FaultyCall.UNINITIALIZE_WORKER);
		}
		finally {
			// what fails afterwards has uninitialized all the same
			this.driver.uninitialize();
		}
	}

	@Override
	public MapiSession openSession(SessionOptions options) {
		perform(FaultyCall.LOGON);
		return this.driver.openSession(options);
	}

	@Override
	public DriverInfo info() {
		return this.driver.info();
	}

	@Override
	public MapiProcess process() {
		return this.driver.process();
	}

	@Override
	public Map<String, String> processOptions() {
		return this.driver.processOptions();
	}

	@Override
	public Map<String, Object> diagnostics() {
		return this.driver.diagnostics();
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.driver.setProcessEndListener(listener);
	}

	@Override
	public MessageLoop openMessageLoop() {
		return this.driver.openMessageLoop();
	}

	@Override
	public @Nullable MessageLoop openWorkerLoop() {
		perform(FaultyCall.OPEN_WORKER_LOOP);
		return this.driver.openWorkerLoop();
	}

	@Override
	public void beforeTask(String task) {
		this.driver.beforeTask(task);
	}

	@Override
	public void afterTask(String task) {
		this.driver.afterTask(task);
	}

	@Override
	public boolean isFatal(Throwable failure) {
		return this.driver.isFatal(failure);
	}

	@Override
	public boolean canRestart() {
		return this.driver.canRestart();
	}

	@Override
	public boolean threadsMayEndAfterLoss() {
		return this.driver.threadsMayEndAfterLoss();
	}

}
