// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a user reads when the application does not start, with Spring Boot's own analyzers
 * beside ours.
 */
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class MapiFailureReportTests {

	@Test
	void whenExecutorIsMisspeltThenMethodAndNearestAreReported(CapturedOutput output) {
		fail(MisspeltExecutor.class);
		assertThat(report(output)).contains("MisspeltExecutor.task'", "there is no MAPI executor 'archivExecutor'",
				"Perhaps 'archiveExecutor' is meant");
	}

	@Test
	void whenPlaceholderIsUnresolvedThenMethodAndAttributeAreReported(CapturedOutput output) {
		fail(Unresolved.class);
		assertThat(report(output)).contains("Unresolved.task'", "'timeout'", "'${app.missing}'", "Set the property");
	}

	@ParameterizedTest
	@ValueSource(classes = { WantsSession.class, WantsTemplate.class, WantsBuilder.class, WantsExecutor.class })
	void whenMapiIsDisabledThenSwitchIsReported(Class<?> wants, CapturedOutput output) {
		fail(wants, "--mapi.enabled=false");
		assertThat(report(output)).contains("constructor in " + wants.getName(), "'mapi.enabled' is 'false'",
				"commandLineArgs", "Set 'mapi.enabled' to 'true'", "ObjectProvider");
	}

	@Test
	void whenOtherBeanIsMissingThenSwitchIsNotReported(CapturedOutput output) {
		fail(WantsOther.class, "--mapi.enabled=false");
		assertThat(report(output)).contains("StringBuilder").doesNotContain("mapi.enabled");
	}

	@Test
	void whenMapiIsEnabledThenSwitchIsNotReported(CapturedOutput output) {
		SpringApplication application = new SpringApplication(WantsSession.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(report(output)).contains("MapiSession").doesNotContain("mapi.enabled");
	}

	private static void fail(Class<?> bean, String... arguments) {
		SpringApplication application = new SpringApplication(Application.class, bean);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

	private static String report(CapturedOutput output) {
		String all = output.getOut();
		int start = all.indexOf("APPLICATION FAILED TO START");
		assertThat(start).isNotNegative();
		return all.substring(start);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, MapiRuntimeAutoConfiguration.class,
			MapiTaskExecutionAutoConfiguration.class })
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MisspeltExecutor {

		@Bean
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").build();
		}

		@MapiTask("archivExecutor")
		void task() {
		}

	}

	static class Unresolved {

		@MapiTask(timeout = "${app.missing}")
		void task() {
		}

	}

	static class WantsSession {

		WantsSession(MapiSession session) {
		}

	}

	static class WantsTemplate {

		WantsTemplate(MapiTemplate template) {
		}

	}

	static class WantsBuilder {

		WantsBuilder(MapiTaskExecutorBuilder builder) {
		}

	}

	static class WantsExecutor {

		WantsExecutor(MapiTaskExecutor executor) {
		}

	}

	static class WantsOther {

		WantsOther(StringBuilder builder) {
		}

	}

}
