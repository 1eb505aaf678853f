// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.util.Map;
import java.util.Set;

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
 * Another driver as if it ran in another process: each thread has one of its own at the
 * other side, on which its verbs run; requests, answers, failures and notifications are
 * encoded and decoded again, and each verb is one round trip.
 */
public final class LoopbackDriver implements MapiDriver {

	private final MapiDriver driver;

	private final RoundTrips trips = new RoundTrips();

	/** The thread at the other side between the loop and the initialize. */
	private final ThreadLocal<@Nullable HostThread> opened = new ThreadLocal<>();

	/**
	 * Creates the driver.
	 * @param driver the driver at the other side
	 */
	public LoopbackDriver(MapiDriver driver) {
		this.driver = driver;
	}

	/**
	 * Returns what went to the other side.
	 * @return the verbs of all threads
	 */
	public RoundTrips trips() {
		return this.trips;
	}

	@Override
	public DriverInfo info() {
		return Wire.copy(this.driver.info());
	}

	@Override
	public MapiProcess process() {
		return this.driver.process();
	}

	@Override
	public Map<String, String> processOptions() {
		return Wire.copy(this.driver.processOptions());
	}

	@Override
	public Map<String, Object> diagnostics() {
		return Wire.copy(this.driver.diagnostics());
	}

	@Override
	public Set<String> calls() {
		return Wire.copy(this.driver.calls());
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.driver.setProcessEndListener((grace) -> listener.onProcessEnd(Wire.copy(grace)));
	}

	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		this.opened.remove();
		HostThread host = new HostThread(this.driver);
		MessageLoop loop;
		try {
			loop = host.openLoop(role);
		}
		catch (Throwable ex) {
			host.end();
			throw ex;
		}
		if (loop == null) {
			host.end();
			return null;
		}
		this.opened.set(host);
		return new LoopbackLoop(host);
	}

	@Override
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		HostThread pumping = this.opened.get();
		HostThread host = (pumping != null) ? pumping : new HostThread(this.driver);
		try {
			CallTrace sentTrace = (operation) -> host.tell(() -> trace.calling(operation));
			DriverThread verbs = host.initialize(role, sentTrace);
			this.opened.remove();
			return LoopbackThread.of(host, verbs, this.trips);
		}
		catch (Throwable ex) {
			if (pumping == null) {
				host.end();
			}
			throw ex;
		}
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
