// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.boot.health.MapiAvailabilityPublisher;
import io.github.mapikit.boot.metrics.MapiMetrics;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.observation.ObservedMapiTasks;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aot.AotDetector;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A whole application that was processed ahead of time, started as such: with web server,
 * health, endpoint, meters, availability and observations.
 */
@CompileWithForkedClassLoader
@ExtendWith(BalancedMapi.class)
@Timeout(120)
class MapiAheadOfTimeApplicationTests {

	@Test
	void whenApplicationWasProcessedThenItRunsAndTellsOfItself() {
		TestGenerationContext generation = new TestGenerationContext(AheadOfTimeApplication.class);
		try (GenericApplicationContext loaded = load()) {
			new ApplicationContextAotGenerator().processAheadOfTime(loaded, generation);
		}
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			SpringProperties.setFlag(AotDetector.AOT_ENABLED);
			try (ConfigurableApplicationContext context = AheadOfTimeApplication.create()
				.run(AheadOfTimeApplication.arguments())) {
				assertRuns(context);
			}
			finally {
				SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
			}
		});
	}

	private static void assertRuns(ConfigurableApplicationContext context) {
		// nothing is left to be found out
		assertThat(context.containsBean(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME)).isFalse();
		assertThat(context.getBean(AheadOfTimeApplication.Tasks.class).profile()).isEqualTo("Archive on mapi-worker-1");
		assertThat(context.getBeansOfType(MapiMetrics.class)).hasSize(1);
		assertThat(context.getBeansOfType(ObservedMapiTasks.class)).hasSize(1);
		assertThat(context.getBeansOfType(MapiAvailabilityPublisher.class)).hasSize(1);
		assertThat(context.getBean(MeterRegistry.class)
			.get("mapi.task.run")
			.tag("task", "AheadOfTimeApplication.Tasks.profile")
			.timer()
			.count()).isOne();
		assertThat(get(context, "/actuator/health")).contains("\"status\":\"UP\"");
		assertThat(get(context, "/actuator/mapi")).contains("\"state\":\"RUNNING\"", "mapi-primary", "\"anchor\":true");
	}

	private static String get(ConfigurableApplicationContext context, String path) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	// the context as the application makes it, before it is refreshed
	private static GenericApplicationContext load() {
		AtomicReference<ConfigurableApplicationContext> loaded = new AtomicReference<>();
		SpringApplication.AbandonedRunException abandoned = catchThrowableOfType(
				SpringApplication.AbandonedRunException.class,
				() -> SpringApplication.withHook((application) -> new SpringApplicationRunListener() {

					@Override
					public void contextLoaded(ConfigurableApplicationContext context) {
						loaded.set(context);
						throw new SpringApplication.AbandonedRunException(context);
					}

				}, () -> AheadOfTimeApplication.create().run(AheadOfTimeApplication.arguments())));
		assertThat(abandoned).isNotNull();
		return (GenericApplicationContext) loaded.get();
	}

}
