// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.function.Supplier;

import io.github.mapikit.nativemapi.NativeProcess.Loaded;
import io.github.mapikit.nativemapi.thread.NativeThread;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;

/**
 * The life of one thread with MAPI: its apartment, and the identity that its tasks and
 * logons have (R2, R9, R10). For that thread.
 */
final class NativeLife implements NativeThread.Life {

	private static final RuntimeLog logger = RuntimeLog.of(NativeLife.class);

	private final NativeDriver driver;

	private final NativeProcess process;

	private final Loaded loaded;

	private final boolean primary;

	private final CallTrace trace;

	/** Whether the thread owes a {@code CoUninitialize}. */
	private boolean owesCom;

	NativeLife(NativeDriver driver, NativeProcess process, Loaded loaded, ThreadRole role, CallTrace trace) {
		this.driver = driver;
		this.process = process;
		this.loaded = loaded;
		this.primary = role == ThreadRole.PRIMARY;
		this.trace = trace;
	}

	void initialize() {
		this.owesCom = this.loaded.initializer()
			.initialize(this.primary ? ComApartment.STA : this.driver.options().workerApartment(), this.trace);
	}

	@Override
	public void uninitialize() {
		if (!this.primary) {
			this.loaded.initializer().uninitialize(this.owesCom, this.trace);
			return;
		}
		if (this.driver.options().notifications() == NotificationDelivery.PRIMARY_THREAD) {
			// MAPI refuses it afterwards, and nobody else could deliver what waits
			dispatchLast();
		}
		try {
			this.loaded.initializer().uninitialize(this.owesCom, this.trace);
		}
		finally {
			this.process.identity().reset();
		}
	}

	private void dispatchLast() {
		try {
			this.trace.calling("HrDispatchNotifications");
			this.loaded.entry().dispatchNotifications();
		}
		catch (RuntimeException | Error ex) {
			if (this.driver.isFatal(ex)) {
				throw ex;
			}
			logger.debug("The last notifications may not have been delivered", ex);
		}
	}

	@Override
	public void beforeTask(String task) {
		this.process.identity().beforeTask(task);
	}

	@Override
	public void afterTask(String task) {
		this.process.identity().afterTask(task);
	}

	@Override
	public <T> T logOn(Supplier<? extends T> logon) {
		return this.process.identity().logOn(logon);
	}

	@Override
	public int logonFlags() {
		return InitializeFlags.forLogon(this.loaded.service());
	}

}
