// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.List;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.CurrentMapiSession;
import io.github.mapikit.boot.task.MapiPrimaryTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the template and the session that {@link MapiTaskExecutionAutoConfiguration}
 * has.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTemplateConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

	@Test
	void whenDisabledThenThereIsNeitherTemplateNorSession() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MapiTemplate.class)
				.doesNotHaveBean(MapiSession.class));
	}

	@Test
	void whenUserHasTemplateThenItWins() {
		this.runner.withBean("ownTemplate", OwnTemplate.class)
			.run((context) -> assertThat(context.getBeanNamesForType(MapiTemplate.class))
				.containsExactly("ownTemplate"));
	}

	@Test
	void whenUserHasSessionThenItWins() {
		MapiSession session = CurrentMapiSession.create();
		this.runner.withBean("own", MapiSession.class, () -> session)
			.run((context) -> assertThat(context.getBean(MapiSession.class)).isSameAs(session));
	}

	@Test
	void whenNothingWantsTemplateOrSessionThenStartDoesNotMakeThem() {
		this.runner.run((context) -> assertThat(List.of("mapiTemplate", "mapiSession", "mapiPrimaryExecutor"))
			.allMatch(context::containsBean)
			.noneMatch(context.getBeanFactory()::containsSingleton));
	}

	@Test
	void whenSessionIsUsedElsewhereThenItSaysWhere() {
		this.runner.run((context) -> {
			MapiSession session = context.getBean(MapiSession.class);
			assertThat(session.toString()).contains("own session");
			assertThat(session).isEqualTo(session).hasSameHashCodeAs(session);
			session.close();
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(session::profileName)
				.withMessageContaining("MapiSession.profileName()")
				.withMessageContaining("@MapiTask");
			String profile = context.getBean(MapiTemplate.class).execute((own) -> {
				session.close();
				return session.profileName();
			});
			assertThat(profile).isEqualTo(FakeDriver.PROFILE);
		});
	}

	static class OwnTemplate extends MapiTemplate {

		OwnTemplate(MapiTaskExecutor workers, MapiPrimaryTaskExecutor primary) {
			super(workers, primary);
		}

	}

}
