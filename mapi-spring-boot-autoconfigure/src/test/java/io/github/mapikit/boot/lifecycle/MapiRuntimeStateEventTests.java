// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiRuntimeStateEvent}s and of listeners that use MAPI.
 */
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class MapiRuntimeStateEventTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

	@Test
	void whenStateChangesThenEventsArePublished() {
		List<String> events = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean(StateListener.class, () -> new StateListener(events)).run((context) -> {
			assertThat(events).containsExactly("NEW-STARTING", "STARTING-RUNNING");
			context.close();
			assertThat(events).containsExactly("NEW-STARTING", "STARTING-RUNNING", "RUNNING-STOPPING",
					"STOPPING-STOPPED");
		});
	}

	@Test
	void whenListenerUsesMapiInRunningThenItGetsTheOneLease() {
		this.runner.withUserConfiguration(UsesMapiInListener.class).run((context) -> {
			UsesMapiInListener listener = context.getBean(UsesMapiInListener.class);
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			assertThat(listener.events).containsExactly("STARTING", "RUNNING");
			assertThat(listener.leases).containsExactly(lifecycle.lease());
			assertThat(listener.thread).isEqualTo("mapi-worker-1");
			assertThat(lifecycle.lease().snapshot().owners()).containsExactly(context.getId());
			assertThat(lifecycle.lease().snapshot().pools()).hasSize(1);
		});
	}

	@Test
	void whenListenerUsesMapiInStartingThenItWorks() {
		// it is told when MAPI is up
		this.runner.withUserConfiguration(UsesMapiInListener.class)
			.run((context) -> assertThat(context.getBean(UsesMapiInListener.class).early)
				.containsExactly(context.getBean(MapiRuntimeLifecycle.class).lease(), "mapi-worker-1"));
	}

	@Test
	void whenFirstTaskOpensMapiThenListenerGetsTheOnePool() {
		this.runner.withUserConfiguration(UsesMapiInListener.class, UsesMapiEarly.class).run((context) -> {
			assertThat(context.getBean(UsesMapiEarly.class).profile).isEqualTo(FakeDriver.PROFILE);
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			assertThat(lifecycle.lease().snapshot().owners()).containsExactly(context.getId());
			assertThat(lifecycle.lease().snapshot().pools()).hasSize(1);
		});
	}

	@Test
	void whenListenerFailsThenContextStartsAndOtherEventsFollow() {
		List<String> events = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean(StateListener.class, () -> new StateListener(events))
			.withBean(FailingListener.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(events).containsExactly("NEW-STARTING", "STARTING-RUNNING");
			});
	}

	@Test
	void whenListenersFailWithWhateverThenItIsLoggedAndOtherEventsFollow(CapturedOutput output) {
		List<RuntimeState> told = new CopyOnWriteArrayList<>();
		this.runner.withBean(ErroneousListener.class, () -> new ErroneousListener(told)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(told).containsExactly(RuntimeState.STARTING, RuntimeState.RUNNING);
		});
		assertThat(output).contains("a listener failed when it was told of state STARTING")
			.contains("a listener failed when it was told of state RUNNING");
	}

	@Configuration(proxyBeanMethods = false)
	static class UsesMapiEarly implements InitializingBean {

		private final MapiTemplate template;

		private String profile = "";

		UsesMapiEarly(@Qualifier("mapiTemplate") MapiTemplate template) {
			this.template = template;
		}

		@Override
		public void afterPropertiesSet() {
			this.profile = this.template.execute((session) -> session.profileName());
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UsesMapiInListener {

		private final ApplicationContext context;

		private final List<String> events = new ArrayList<>();

		private final List<MapiLease> leases = new ArrayList<>();

		private final List<Object> early = new ArrayList<>();

		private String thread = "";

		UsesMapiInListener(ApplicationContext context) {
			this.context = context;
		}

		@Bean
		Tasks tasks() {
			return new Tasks();
		}

		@EventListener
		void on(MapiRuntimeStateEvent event) {
			this.events.add(event.getTo().name());
			MapiRuntimeLifecycle lifecycle = (MapiRuntimeLifecycle) event.getSource();
			if (event.getTo() == RuntimeState.STARTING) {
				this.early.add(lifecycle.lease());
				this.early.add(this.context.getBean(Tasks.class).thread());
			}
			if (event.getTo() == RuntimeState.RUNNING) {
				this.leases.add(lifecycle.lease());
				this.thread = this.context.getBean(Tasks.class).thread();
			}
		}

	}

	static class FailingListener {

		@EventListener
		@Order(Ordered.LOWEST_PRECEDENCE)
		void on(MapiRuntimeStateEvent event) {
			throw new IllegalArgumentException("of the listener");
		}

	}

	static class ErroneousListener implements ApplicationListener<MapiRuntimeStateEvent> {

		private final List<RuntimeState> told;

		ErroneousListener(List<RuntimeState> told) {
			this.told = told;
		}

		@Override
		public void onApplicationEvent(MapiRuntimeStateEvent event) {
			this.told.add(event.getTo());
			if (event.getTo() == RuntimeState.STARTING) {
				throw new NoClassDefFoundError("of the listener");
			}
			throw new IllegalStateException("of the listener");
		}

	}

	static class StateListener {

		private final List<String> events;

		StateListener(List<String> events) {
			this.events = events;
		}

		@EventListener
		void on(MapiRuntimeStateEvent event) {
			this.events.add(event.getFrom() + "-" + event.getTo());
		}

	}

}
