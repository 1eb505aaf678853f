/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.boot.task.CurrentMapiSession;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.MapiSession;
import io.github.mapikit.runtime.MapiExecutor;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of the template and of the session that is injected. Both are made
 * when something wants them: a start does not wait for what is not used.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiTaskExecutionAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "mapi.enabled", matchIfMissing = true)
@ImportRuntimeHints(MapiTemplateAutoConfiguration.SessionProxyHints.class)
public final class MapiTemplateAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MapiTemplate mapiTemplate(@Qualifier("mapiTaskExecutor") MapiExecutor workers,
			@Qualifier("mapiPrimaryExecutor") MapiExecutor primary) {
		return new MapiTemplate(workers, primary);
	}

	// each thread closes its own
	@Bean(destroyMethod = "")
	@Lazy
	@ConditionalOnMissingBean
	MapiSession mapiSession() {
		return CurrentMapiSession.create();
	}

	static final class SessionProxyHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.proxies().registerJdkProxy(MapiSession.class);
		}

	}

}
