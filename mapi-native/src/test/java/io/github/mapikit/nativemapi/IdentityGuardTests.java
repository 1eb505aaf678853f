// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.mapikit.error.MapiIdentityException;
import io.github.mapikit.nativemapi.windows.FakeWindows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link IdentityGuard}.
 */
class IdentityGuardTests {

	private final FakeWindows windows = new FakeWindows();

	@Test
	void whenThreadImpersonatesThenTaskIsRefusedAndBothAreNamed() {
		IdentityGuard guard = guard(ImpersonationPolicy.FAIL);
		guard.beforeTask("task");
		this.windows.impersonate(FakeWindows.BOB);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> guard.beforeTask("archive"))
			.withMessageContaining("archive")
			.satisfies((failure) -> {
				assertThat(failure.processIdentity()).isEqualTo(FakeWindows.SERVICE.name());
				assertThat(failure.threadIdentity()).isEqualTo(FakeWindows.BOB.name());
			});
	}

	@Test
	void whenTaskLeavesThreadImpersonatingThenItFailsAndThreadIsPutRight() {
		IdentityGuard guard = guard(ImpersonationPolicy.FAIL);
		this.windows.impersonate(FakeWindows.BOB);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> guard.afterTask("task"));
		assertThat(this.windows.calls()).containsExactly("RevertToSelf");
		guard.beforeTask("next");
		guard.afterTask("next");
	}

	@Test
	void whenThreadCannotBePutRightThenLaterTasksAreRefused() {
		IdentityGuard guard = guard(ImpersonationPolicy.FAIL);
		this.windows.cannotRevert().impersonate(FakeWindows.BOB);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> guard.afterTask("task"));
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> guard.beforeTask("next"));
	}

	@Test
	void whenPolicyLetsItPassThenTaskRunsAndThreadIsLeftAlone() {
		this.windows.impersonate(FakeWindows.BOB);
		for (ImpersonationPolicy policy : new ImpersonationPolicy[] { ImpersonationPolicy.WARN,
				ImpersonationPolicy.ALLOW }) {
			IdentityGuard guard = guard(policy);
			guard.beforeTask("task");
			logOn(guard);
			guard.afterTask("task");
		}
		assertThat(this.windows.calls()).isEmpty();
	}

	@Test
	void whenSessionsUnderTwoIdentitiesThenTheSecondIsRefusedWhateverThePolicy() throws Exception {
		IdentityGuard guard = guard(ImpersonationPolicy.ALLOW);
		logOn(guard);
		logOn(guard);
		this.windows.impersonate(FakeWindows.BOB);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> logOn(guard))
			.withMessageContaining(FakeWindows.BOB.name())
			.withMessageContaining(FakeWindows.SERVICE.name());
		guard.reset();
		logOn(guard);
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> CompletableFuture.runAsync(() -> logOn(guard)).get())
			.withCauseInstanceOf(MapiIdentityException.class);
	}

	@Test
	void whenLogonFailsThenItDoesNotCount() {
		IdentityGuard guard = guard(ImpersonationPolicy.ALLOW);
		this.windows.impersonate(FakeWindows.BOB);
		assertThatIllegalStateException().isThrownBy(() -> guard.logOn(() -> {
			throw new IllegalStateException("refused");
		}));
		this.windows.impersonate(FakeWindows.SERVICE);
		logOn(guard);
		this.windows.impersonate(FakeWindows.BOB);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> logOn(guard));
	}

	@Test
	void whenImpersonatingThenLogonIsRefused() {
		this.windows.impersonate(FakeWindows.SERVICE);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> logOn(guard(ImpersonationPolicy.FAIL)));
	}

	private static void logOn(IdentityGuard guard) {
		assertThat(guard.<String>logOn(() -> "session")).isEqualTo("session");
	}

	private IdentityGuard guard(ImpersonationPolicy policy) {
		return new IdentityGuard(this.windows.system().tokens(), policy);
	}

}
