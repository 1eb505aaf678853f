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

import java.lang.invoke.MethodHandles;
import java.util.List;

import io.github.mapikit.boot.health.MapiAvailabilityPublisher;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiTaskAnnotationBeanPostProcessor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.embedded.EmbeddedSubsystem;
import io.github.mapikit.runtime.MapiRuntime;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.util.ClassUtils;

/**
 * Loads the classes that a start with MAPI needs while Spring Boot prepares the
 * environment, on the thread that it has for that. What it makes, it drops; it does not
 * touch MAPI.
 */
final class MapiBackgroundPreinitializer implements BackgroundPreinitializer {

	private static final String EMBEDDED = "io.github.mapikit.embedded.EmbeddedSubsystem";

	@Override
	public void preinitialize() throws IllegalAccessException {
		new MapiTaskAnnotationBeanPostProcessor();
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		for (Class<?> type : List.of(MapiProperties.class, MapiPropertiesConfigurer.class, MapiRuntimeLifecycle.class,
				MapiTaskExecutorBuilder.class, MapiTaskExecutor.class, MapiAvailabilityPublisher.class)) {
			lookup.ensureInitialized(type);
		}
		MapiRuntime.preload();
		if (ClassUtils.isPresent(EMBEDDED, MapiBackgroundPreinitializer.class.getClassLoader())) {
			new EmbeddedSubsystem(new MapiEmbeddedOptionsFactory(new MapiProperties()).create());
		}
	}

}
