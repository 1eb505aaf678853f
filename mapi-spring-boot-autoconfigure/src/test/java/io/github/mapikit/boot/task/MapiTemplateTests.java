// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.IOException;
import java.time.Duration;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.model.store.MapiSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link MapiTemplate}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTemplateTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	@Test
	void whenCallbackDeclaresCheckedExceptionThenCallerGetsIt() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			IOException failure = new IOException("no space left");
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(template, failure)).isSameAs(failure);
		});
	}

	// declares what the callback throws and nothing else
	private static String write(MapiTemplate template, IOException failure) throws IOException {
		return template.execute((session) -> fail(failure));
	}

	private static String fail(IOException failure) throws IOException {
		throw failure;
	}

	@Test
	void whenCallbackDeclaresNothingThenCallerNeedNotCatch() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			assertThat(template.execute(MapiSession::profileName)).isNotEmpty();
			String onPrimary = template.executeOnPrimary((session) -> Thread.currentThread().getName());
			assertThat(onPrimary).isEqualTo("mapi-primary");
		});
	}

	@Test
	void whenAsynchronousCallbackThrowsCheckedThenFutureHasIt() {
		this.runner.run((context) -> {
			IOException failure = new IOException("no space left");
			assertThat(context.getBean(MapiTemplate.class).executeAsync((session) -> fail(failure)))
				.failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCause(failure);
		});
	}

}
