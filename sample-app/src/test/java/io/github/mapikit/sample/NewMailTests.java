// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Duration;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.embedded.simulation.Fault;
import io.github.mapikit.error.MapiErrors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of new mail while the subscription to it fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class NewMailTests {

	private static final String OWNER = "nora.lindqvist@example.org";

	private static final String[] ARGUMENTS = { "--server.port=0", "--mapi.session.initial-backoff=10ms",
			"--mapi.session.max-backoff=50ms", "--mapi.session.check-interval=50ms" };

	@Test
	void whenSubscribingFailsAtTheStartThenMailIsNoticedAllTheSame(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SampleApplication.class,
				FaultyDriver.class)
			.run(ARGUMENTS)) {
			Fault advising = context.getBean(Fault.class);
			awaitOutput(output, "Subscription 'new-mail' of 'mapi-sample' has failed");
			Api api = send(context);
			assertThat(api.get("/actuator/health/mapi").json().get("status").asString()).isEqualTo("DOWN");
			assertThat(output.getAll()).doesNotContain("New mail: message");
			advising.close();
			awaitOutput(output, "New mail: message 1 of this run");
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(api.get("/actuator/health/mapi").json().get("status").asString())
					.isEqualTo("UP"));
		}
	}

	@Test
	void whenSessionOfTheSubscriptionDiesThenWhatCameMeanwhileIsNoticed(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SampleApplication.class,
				FaultyDriver.class)
			.run(ARGUMENTS)) {
			Fault advising = context.getBean(Fault.class);
			advising.close();
			send(context);
			awaitOutput(output, "New mail: message 1 of this run");
			EmbeddedDriver driver = context.getBean(EmbeddedDriver.class);
			try (Fault again = driver.faults().on("IMsgStore::Advise").failWith(MapiErrors.MAPI_E_CALL_FAILED)) {
				// nobody but the anchor thread reads anything
				try (Fault dying = driver.faults()
					.on("IMAPIProp::GetProps")
					.failWith(MapiErrors.MAPI_E_END_OF_SESSION)) {
					Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> dying.hits() > 0);
				}
				Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> again.hits() > 0);
				send(context);
			}
			awaitOutput(output, "New mail: message 2 of this run");
			assertThat(output.getAll()).contains("Subscription 'new-mail' of 'mapi-sample' is active again");
		}
	}

	private static Api send(ConfigurableApplicationContext context) {
		Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", int.class));
		Api.Answer answer = api.post("/api/messages", """
				{ "to": ["%s"], "subject": "To myself", "text": "Hello" }""".formatted(OWNER));
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		return api;
	}

	private static void awaitOutput(CapturedOutput output, String text) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> output.getAll().contains(text));
	}

	/**
	 * A mailbox whose notifications cannot be subscribed to at first.
	 */
	@Configuration(proxyBeanMethods = false)
	static class FaultyDriver {

		@Bean
		EmbeddedDriver faultyDriver() {
			return new EmbeddedDriver(EmbeddedOptions.DEFAULTS.withOwner("Nora Lindqvist", OWNER));
		}

		@Bean
		Fault faultyAdvising(EmbeddedDriver driver) {
			return driver.faults().on("IMsgStore::Advise").failWith(MapiErrors.MAPI_E_CALL_FAILED);
		}

	}

}
