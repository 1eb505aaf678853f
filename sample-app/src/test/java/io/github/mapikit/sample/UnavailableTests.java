// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.simulation.Fault;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients see while MAPI fails.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "mapi.executor.pool-size=1")
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class UnavailableTests {

	@Autowired
	private EmbeddedDriver driver;

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenCallFailsThenItsCodeIsNamed(CapturedOutput output) {
		try (Fault fault = this.driver.faults()
			.on("IMAPITable::QueryRows")
			.onlyOn(ThreadRole.WORKER)
			.failWith(MapiErrors.MAPI_E_CALL_FAILED)) {
			assertThat(this.api.get("/api/folders")).isProblem(502).says("MAPI_E_CALL_FAILED");
			assertThat(fault.hits()).isPositive();
		}
		assertThat(output.getAll()).contains("MAPI refused a call");
		assertThat(this.api.get("/api/folders").status()).isEqualTo(200);
	}

}
