// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.lang.invoke.MethodHandles;
import java.util.List;

import io.github.mapikit.boot.health.MapiAvailabilityPublisher;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiTaskAnnotationBeanPostProcessor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.runtime.MapiRuntime;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.util.ClassUtils;

/**
 * Loads the classes that a start with MAPI needs while Spring Boot prepares the
 * environment, on the thread that it has for that. What it makes, it drops; it does not
 * touch MAPI.
 */
final class MapiBackgroundPreinitializer implements BackgroundPreinitializer {

	private static final String EMBEDDED = "io.github.mapikit.embedded.EmbeddedDriver";

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
			new EmbeddedDriver(new MapiEmbeddedOptionsFactory(new MapiProperties()).create());
		}
	}

}
