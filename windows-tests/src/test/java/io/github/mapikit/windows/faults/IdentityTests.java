// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT.SECURITY_IMPERSONATION_LEVEL;
import io.github.mapikit.error.MapiIdentityException;
import io.github.mapikit.nativemapi.ImpersonationPolicy;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.Judge;
import io.github.mapikit.windows.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tasks that impersonate (R9). {@code ImpersonateSelf} gives the thread a token of its
 * own, of the same user.
 */
@EnabledWithStandIn
@ExtendWith(Judge.class)
@Timeout(40)
class IdentityTests {

	@AfterEach
	void end() {
		StandIn.load().heal();
		Lab.closeAll();
	}

	@Test
	void whenTaskLeavesImpersonationBehindThenItFailsAndNextTaskHasOwnIdentity() throws Exception {
		try (Lab lab = Lab.open()) {
			assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> lab.onWorker(() -> {
				impersonate();
				return 0;
			}));
			assertThat(lab.onWorker(Lab::countInbox)).isZero();
		}
	}

	@Test
	void whenTaskImpersonatesThenTaskThatItCallsIsRefused() throws Exception {
		try (Lab lab = Lab.open()) {
			lab.onWorker(() -> {
				impersonate();
				try {
					return assertThatExceptionOfType(MapiIdentityException.class)
						.isThrownBy(() -> lab.onWorker(Lab::countInbox));
				}
				finally {
					Advapi32.INSTANCE.RevertToSelf();
				}
			});
			assertThat(lab.onWorker(Lab::countInbox)).isZero();
		}
	}

	@Test
	void whenImpersonationIsAllowedThenTasksRun() throws Exception {
		try (Lab lab = Lab.open("lab", StandIn.options().withImpersonation(ImpersonationPolicy.ALLOW))) {
			assertThat(lab.onWorker(() -> {
				impersonate();
				try {
					return 1;
				}
				finally {
					Advapi32.INSTANCE.RevertToSelf();
				}
			})).isEqualTo(1);
		}
	}

	private static void impersonate() {
		assertThat(Advapi32.INSTANCE.ImpersonateSelf(SECURITY_IMPERSONATION_LEVEL.SecurityImpersonation)).isTrue();
	}

}
