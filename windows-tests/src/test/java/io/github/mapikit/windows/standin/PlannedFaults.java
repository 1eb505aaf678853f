// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.mapikit.contract.runtime.ScheduleSubject.FaultyCall;
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
 * A driver that does something inside chosen calls of another one, so that a schedule in
 * Java can be placed around native calls.
 */
public final class PlannedFaults implements MapiDriver {

	private final MapiDriver driver;

	private final Map<FaultyCall, Queue<Runnable>> plans = new EnumMap<>(FaultyCall.class);

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
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		boolean primary = role == ThreadRole.PRIMARY;
		perform(primary ? FaultyCall.INITIALIZE_PRIMARY : FaultyCall.INITIALIZE_WORKER);
		DriverThread thread = this.driver.initialize(role, trace);
		FaultyCall uninitialize = primary ? FaultyCall.UNINITIALIZE_PRIMARY : FaultyCall.UNINITIALIZE_WORKER;
		return (DriverThread) Proxy.newProxyInstance(DriverThread.class.getClassLoader(),
				new Class<?>[] { DriverThread.class }, (proxy, verb, arguments) -> {
					if (verb.getName().equals("logOn")) {
						perform(FaultyCall.LOGON);
					}
					if (!verb.getName().equals("uninitialize")) {
						return call(thread, verb, arguments);
					}
					try {
						perform(uninitialize);
					}
					finally {
						// what fails afterwards has uninitialized all the same
						thread.uninitialize();
					}
					return null;
				});
	}

	private static @Nullable Object call(DriverThread thread, Method verb, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return verb.invoke(thread, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
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
	public Set<String> calls() {
		return this.driver.calls();
	}

	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		if (role != ThreadRole.PRIMARY) {
			perform(FaultyCall.OPEN_WORKER_LOOP);
		}
		return this.driver.openLoop(role);
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
