// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test contexts that wait in Spring's cache keep MAPI: a switch between them initializes
 * nothing (R7).
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class CachedContextTests {

	private final TestContextManager first = new TestContextManager(First.class);

	private final TestContextManager second = new TestContextManager(Second.class);

	@Test
	void whenTestsSwitchBetweenCachedContextsThenNothingIsInitializedAgain() throws Exception {
		try {
			ApplicationContext one = use(this.first);
			ApplicationContext other = use(this.second);
			assertThat(other).isNotSameAs(one);
			long initialized = MapiRuntime.ledger().initializeCount();
			long uninitialized = MapiRuntime.ledger().uninitializeCount();
			for (int i = 0; i < 3; i++) {
				assertThat(use(this.first)).isSameAs(one);
				assertThat(use(this.second)).isSameAs(other);
			}
			// what Spring pauses it has paused, and MAPI has stayed
			assertThat(one.getBean(Pauseable.class).starts).isGreaterThan(1);
			assertThat(MapiRuntime.ledger().initializeCount()).isEqualTo(initialized);
			assertThat(MapiRuntime.ledger().uninitializeCount()).isEqualTo(uninitialized);
		}
		finally {
			this.first.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
			this.second.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

	private static ApplicationContext use(TestContextManager manager) throws Exception {
		TestContext test = manager.getTestContext();
		manager.beforeTestClass();
		try {
			ApplicationContext context = test.getApplicationContext();
			assertThat(context.getBean(Tasks.class).thread()).startsWith("mapi-worker-");
			return context;
		}
		finally {
			manager.afterTestClass();
		}
	}

	@SpringBootTest(classes = Application.class, properties = "test.name=first",
			webEnvironment = SpringBootTest.WebEnvironment.NONE)
	static class First {

	}

	@SpringBootTest(classes = Application.class, properties = "test.name=second",
			webEnvironment = SpringBootTest.WebEnvironment.NONE)
	static class Second {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class })
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

		@Bean
		Tasks tasks() {
			return new Tasks();
		}

		@Bean
		Pauseable pauseable() {
			return new Pauseable();
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

	static class Pauseable implements SmartLifecycle {

		private int starts;

		private volatile boolean running;

		@Override
		public void start() {
			this.starts++;
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
