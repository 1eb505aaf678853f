// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.Judge;
import io.github.mapikit.windows.standin.StandIn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code MAPIInitialize} fails with the codes of its steps ("MAPIInitialize", MAPI
 * reference).
 */
@EnabledWithStandIn
@ExtendWith(Judge.class)
@Timeout(40)
class InitializeFaultTests {

	private final StandIn standIn = StandIn.load();

	@AfterEach
	void end() {
		StandIn.load().heal();
		Lab.closeAll();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0x80070057", "0x80040106", "0x80040117", "0x80040110", "0x80040112", "0x8004010E",
			"0x80040108", "0x80040605", "0x80004005", "0x8007000E" })
	void whenPrimaryCannotInitializeThenStartFailsWithCauseAndRemedy(String code) throws Exception {
		long before = this.standIn.count("initializes");
		this.standIn.fault("MAPIInitialize every code=%s".formatted(code));
		assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(Lab::open)
			.satisfies((ex) -> assertExplained(ex, code));
		assertThat(this.standIn.count("initializes")).isEqualTo(before);
		this.standIn.heal();
		try (Lab lab = Lab.open()) {
			assertThat(lab.onWorker(Lab::countInbox)).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "0x80070057", "0x80040106", "0x80040117", "0x80040110", "0x80040112", "0x8004010E",
			"0x80040108", "0x80040605", "0x80004005", "0x8007000E" })
	void whenWorkerCannotInitializeThenTaskFailsAndLaterOnesWork(String code) throws Exception {
		try (Lab lab = Lab.open()) {
			this.standIn.fault("MAPIInitialize every role=worker code=%s".formatted(code));
			assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(() -> lab.onWorker(Lab::countInbox))
				.satisfies((ex) -> assertExplained(ex, code));
			this.standIn.heal();
			// until the next attempt, tasks are told of the failed one
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.ignoreExceptionsInstanceOf(MapiInitializationException.class)
				.untilAsserted(() -> assertThat(lab.onWorker(Lab::countInbox)).isZero());
		}
	}

	@Test
	void whenFlagIsUnknownOnceThenItIsLeftOut() throws Exception {
		this.standIn.fault("MAPIInitialize nth=1 code=0x80040106");
		try (Lab lab = Lab.open()) {
			assertThat(lab.onWorker(Lab::countInbox)).isZero();
		}
	}

	private static void assertExplained(MapiInitializationException ex, String code) {
		assertThat(ex.result()).isEqualTo(new HResult(Integer.parseUnsignedInt(code.substring(2), 16)));
		assertThat(ex).hasMessageContaining("MAPIInitialize").hasMessageContaining(code);
		assertThat(ex.explanation().remedies()).isNotEmpty();
	}

}
