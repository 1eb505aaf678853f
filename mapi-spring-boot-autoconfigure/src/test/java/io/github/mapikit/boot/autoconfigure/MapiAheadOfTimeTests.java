// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.mapikit.boot.autoconfigure.AheadOfTimeApplication.Tasks;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.MapiRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.support.AopUtils;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that was processed ahead of time runs its tasks as any other does.
 */
@CompileWithForkedClassLoader
@ExtendWith(BalancedMapi.class)
@Timeout(120)
class MapiAheadOfTimeTests {

	private final TestGenerationContext generation = new TestGenerationContext(Application.class);

	@Test
	void whenProcessedThenMapiIsNotStarted() {
		long before = MapiRuntime.ledger().initializeCount();
		process();
		assertThat(MapiRuntime.ledger().initializeCount()).isEqualTo(before);
	}

	@Test
	void whenProcessedThenProxiesAreKnown() {
		process();
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(MapiSession.class))
			.accepts(this.generation.getRuntimeHints());
		assertThat(this.generation.getGeneratedFiles().getGeneratedFiles(Kind.CLASS).keySet())
			.anyMatch((path) -> path.contains("AheadOfTimeApplication$Tasks$$SpringCGLIB$$"));
	}

	@Test
	void whenGeneratedCodeRunsThenTasksRunOnMapiThreads() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			assertThat(AopUtils.isCglibProxy(tasks)).isTrue();
			assertThat(tasks.profile()).isEqualTo("Archive on mapi-worker-1");
			assertThat(tasks.profileLater()).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("Archive on mapi-worker-1");
			assertThatExceptionOfType(MapiThreadException.class)
				.isThrownBy(context.getBean(MapiSession.class)::profileName);
			context.close();
			assertThat(MapiRuntime.ledger().initializeCount()).isGreaterThanOrEqualTo(2);
		});
	}

	private ClassName process() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			configure(context);
			context.register(Application.class);
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, this.generation);
			this.generation.writeGeneratedContent();
			return initializer;
		}
	}

	private static void configure(ConfigurableApplicationContext context) {
		TestPropertyValues.of("mapi.session.profile=Archive", "mapi.executor.pool-size=1").applyTo(context);
	}

	@SuppressWarnings("unchecked")
	private void run(Consumer<GenericApplicationContext> action) {
		ClassName name = process();
		TestCompiler.forSystem().with(this.generation).compile((compiled) -> {
			ApplicationContextInitializer<GenericApplicationContext> initializer = compiled
				.getInstance(ApplicationContextInitializer.class, name.toString());
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				configure(context);
				initializer.initialize(context);
				context.refresh();
				action.accept(context);
			}
		});
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MapiEmbeddedAutoConfiguration.class, MapiRuntimeAutoConfiguration.class,
			MapiTaskExecutionAutoConfiguration.class })
	static class Application {

		@Bean
		Tasks tasks(MapiSession session) {
			return new Tasks(session);
		}

	}

}
