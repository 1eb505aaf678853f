// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.embedded.MailboxExtension;
import io.github.mapikit.embedded.UsesMapi;
import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@UsesMapi
class FaultsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private Faults faults() {
		return this.mailbox.driver().faults();
	}

	@Test
	void whenPrimaryInitializeFailsThenLeaseFails() {
		faults().on(Faults.INITIALIZE).onlyOn(ThreadRole.PRIMARY).times(1).failWith(MapiErrors.MAPI_E_NOT_INITIALIZED);
		assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(this.mailbox::lease);
	}

	@Test
	void whenWorkerInitializeFailsTwiceThenPoolRecovers() throws Exception {
		Fault fault = faults().on(Faults.INITIALIZE)
			.onlyOn(ThreadRole.WORKER)
			.times(2)
			.failWith(MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES);
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> this.mailbox.call(() -> true));
		fault.awaitHit(LIMIT);
		Awaitility.await().ignoreExceptions().until(() -> this.mailbox.call(() -> true));
		assertThat(fault.hits()).isEqualTo(2);
	}

	@Test
	void whenThirdCallIsToFailThenTwoPass() throws Exception {
		faults().on("IMAPITable::QueryRows").after(2).times(1).failWith(MapiErrors.MAPI_E_DISK_ERROR);
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				table.nextRows(1);
				table.nextRows(1);
				assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> table.nextRows(1))
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_DISK_ERROR));
				assertThat(table.nextRows(1)).isEmpty();
			}
		});
	}

	@Test
	void whenCallHangsThenReleaseLetsItGo() throws Exception {
		Fault fault = faults().on("IMsgStore::OpenEntry").hang();
		CompletableFuture<Boolean> task = this.mailbox.pool().submit(TaskOptions.named("hangs"), () -> {
			MapiThread.current("test").session().defaultStore().inbox().close();
			return true;
		});
		assertThat(fault.awaitHit(LIMIT)).isTrue();
		assertThat(task).isNotDone();
		fault.release();
		assertThat(task.get(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whenCallHangsInterruptiblyThenInterruptEndsIt() throws Exception {
		Fault fault = faults().on("IMsgStore::OpenEntry").hangInterruptibly();
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		CompletableFuture<Boolean> task = this.mailbox.pool().submit(TaskOptions.named("hangs"), () -> {
			thread.complete(Thread.currentThread());
			MapiThread.current("test").session().defaultStore().inbox().close();
			return true;
		});
		assertThat(fault.awaitHit(LIMIT)).isTrue();
		thread.get().interrupt();
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> task.orTimeout(10, TimeUnit.SECONDS).join())
			.withCauseInstanceOf(MapiCallException.class);
	}

	@Test
	void whenUninitializeHangsThenTheEndIsBoundedAndReported() throws Exception {
		Fault fault = faults().on(Faults.UNINITIALIZE).onlyOn(ThreadRole.WORKER).hang();
		MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("test", this.mailbox.driver()).withTimeouts(LIMIT, Duration.ofMillis(200)));
		lease.openPool(PoolOptions.DEFAULTS).call(TaskOptions.named("test"), () -> true);
		StopReport report = lease.close(Duration.ofMillis(200));
		assertThat(fault.hits()).isEqualTo(1);
		assertThat(report.isComplete()).isFalse();
		fault.release();
		assertThat(MapiRuntime.awaitEnd(LIMIT)).isTrue();
	}

	@Test
	void whenPumpStopsThenPrimaryRunsNothingUntilItIsReleased() throws Exception {
		MapiLease lease = this.mailbox.lease();
		Fault fault = faults().on(Faults.PUMP).hang();
		assertThat(fault.awaitHit(LIMIT)).isTrue();
		CompletableFuture<Boolean> job = lease.primary(null).submit(TaskOptions.named("job"), () -> true);
		assertThat(job).isNotDone();
		fault.release();
		assertThat(job.get(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whenDriverCrashesThenEveryCallFailsAndTheNextLeaseStartsAfresh() throws Exception {
		faults().on("IMsgStore::OpenEntry").crash();
		assertThatExceptionOfType(Throwable.class)
			.isThrownBy(() -> this.mailbox.run((session) -> session.defaultStore().inbox()));
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.mailbox.call(() -> true));
		assertThat(this.mailbox.driver().isFatal(new EmbeddedCrashError(EmbeddedCall.LOGON))).isTrue();
		this.mailbox.close();
		assertThat(MapiRuntime.awaitEnd(LIMIT)).isTrue();
		this.mailbox.run((session) -> session.defaultStore().inbox().close());
	}

	@Test
	void whenFaultIsClosedThenCallsPass() throws Exception {
		try (Fault fault = faults().on(Faults.LOGON).failWith(MapiErrors.MAPI_E_LOGON_FAILED)) {
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> this.mailbox.run((session) -> {
			}));
			assertThat(fault.hits()).isPositive();
		}
		this.mailbox.run((session) -> assertThat(session.profileName()).isNotEmpty());
	}

}
