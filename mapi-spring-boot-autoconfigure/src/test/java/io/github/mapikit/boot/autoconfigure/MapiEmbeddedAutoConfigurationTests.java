// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.EmbeddedReading;
import io.github.mapikit.embedded.EntryIdsAfterMove;
import io.github.mapikit.embedded.simulation.EmbeddedRules;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiEmbeddedAutoConfiguration}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiEmbeddedAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class));

	@Test
	void whenNothingIsSetThenTheEmbeddedMailboxIsThere() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(EmbeddedDriver.class));
	}

	@Test
	void whenPropertiesAreSetThenTheyReachTheDriver() {
		this.runner
			.withPropertyValues("mapi.notifications=primary-thread", "mapi.embedded.rules=lenient",
					"mapi.embedded.owner-name=Ada", "mapi.embedded.owner-address=ada@example.org",
					"mapi.embedded.entry-ids-after-move=valid", "mapi.embedded.max-messages=5000000",
					"mapi.embedded.pst-timeout=5m", "mapi.embedded.open-wait=0s", "mapi.embedded.follow-links=true",
					"mapi.embedded.recovered-messages=false", "mapi.embedded.damaged-content=true")
			.run((context) -> {
				EmbeddedDriver driver = context.getBean(EmbeddedDriver.class);
				assertThat(driver.options().rules()).isEqualTo(EmbeddedRules.LENIENT);
				assertThat(driver.options().ownerName()).isEqualTo("Ada");
				assertThat(driver.options().ownerAddress()).isEqualTo("ada@example.org");
				assertThat(driver.options().maxMessages()).isEqualTo(5_000_000);
				assertThat(driver.options().pstTimeout()).isEqualTo(Duration.ofMinutes(5));
				assertThat(driver.options().entryIdsAfterMove()).isEqualTo(EntryIdsAfterMove.VALID);
				assertThat(driver.options().reading()).isEqualTo(new EmbeddedReading(Duration.ZERO, true, false, true));
				assertThat(driver.options().notifications()).isEqualTo(NotificationDelivery.PRIMARY_THREAD);
			});
	}

	@Test
	void whenAProfileIsNamedThenTheEmbeddedMailboxHasIt() {
		this.runner.withPropertyValues("mapi.session.profile=Archive").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(EmbeddedDriver.class).options().profile()).isEqualTo("Archive");
			String profile = context.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			assertThat(profile).isEqualTo("Archive");
		});
	}

	@Test
	void whenUserHasDriverThenItWins() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.run((context) -> assertThat(context).hasSingleBean(MapiDriver.class)
				.doesNotHaveBean(EmbeddedDriver.class));
	}

	@Test
	void whenThereIsNoDriverThenFailureIsExplained() {
		this.runner.withClassLoader(new FilteredClassLoader(EmbeddedDriver.class)).run((context) -> {
			FailureAnalysis analysis = new MapiStartupFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("'mapi.driver=auto'");
			assertThat(analysis.getAction()).contains("io.github.mapikit:mapi-embedded");
		});
		this.runner.withPropertyValues("mapi.driver=native").run((context) -> {
			FailureAnalysis analysis = new MapiStartupFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getAction()).contains("Windows");
		});
	}

	@Test
	void whenMailboxIsMissingThenFailureIsExplained() {
		this.runner.withPropertyValues("mapi.embedded.mailbox=no-such-folder").run((context) -> {
			FailureAnalysis analysis = new MailboxLocationFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("no-such-folder");
			assertThat(analysis.getAction()).contains("'no-such-folder'").contains("mapi.embedded.mailbox");
		});
	}

}
