// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.List;
import java.util.stream.StreamSupport;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.AbstractMapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.spi.MapiDriver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * Explains that a bean of ours is missing because MAPI is switched off. Comes before
 * Spring Boot's analyzer, which knows of classes and conditions, but of no property.
 */
final class MapiDisabledFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	/** What an application may have injected, and has not when MAPI is switched off. */
	private static final List<Class<?>> BEANS = List.of(MapiSession.class, MapiTemplate.class,
			AbstractMapiTaskExecutor.class, MapiTaskExecutorBuilder.class, MapiRuntimeLifecycle.class, MapiDriver.class,
			MapiProperties.class);

	private static final ConfigurationPropertyName SWITCH = ConfigurationPropertyName.of("mapi.enabled");

	private final Environment environment;

	MapiDisabledFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		Class<?> wanted = typeOf(cause);
		if (wanted == null || cause instanceof NoUniqueBeanDefinitionException || !isEnabledOnly(wanted)) {
			return null;
		}
		ConfigurationProperty property = property();
		if (property == null || !"false".equalsIgnoreCase(String.valueOf(property.getValue()).trim())) {
			return null;
		}
		return new FailureAnalysis(description((description != null) ? description : "A component", wanted, property),
				("Set 'mapi.enabled' to 'true' or leave it out. A bean that has to work without MAPI may take an "
						+ "'ObjectProvider<%s>'; one that need not be there is left out with "
						+ "'@ConditionalOnProperty(name = \"mapi.enabled\", matchIfMissing = true)'.")
					.formatted(wanted.getSimpleName()),
				cause);
	}

	private static String description(String who, Class<?> wanted, ConfigurationProperty property) {
		String origin = (property.getOrigin() != null) ? " (%s)".formatted(property.getOrigin()) : "";
		return "%s required a bean of type '%s'. There is one only while MAPI is enabled, and 'mapi.enabled' is '%s'%s."
			.formatted(who, wanted.getName(), property.getValue(), origin);
	}

	private static @Nullable Class<?> typeOf(NoSuchBeanDefinitionException cause) {
		ResolvableType type = cause.getResolvableType();
		return (type != null) ? type.resolve() : null;
	}

	private static boolean isEnabledOnly(Class<?> type) {
		// other implementations of it are the user's
		return type == MapiExecutor.class || BEANS.stream().anyMatch((bean) -> bean.isAssignableFrom(type));
	}

	private @Nullable ConfigurationProperty property() {
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.map((source) -> source.getConfigurationProperty(SWITCH))
			.filter((property) -> property != null)
			.findFirst()
			.orElse(null);
	}

}
