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

import io.github.mapikit.boot.task.MapiTaskAnnotationBeanPostProcessor;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of {@code @MapiTask}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiTaskExecutionAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "mapi.enabled", matchIfMissing = true)
public final class MapiTaskAnnotationAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	static class PostProcessorConfiguration {

		// a post-processor works for its own context only, whatever the parent has
		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
		static MapiTaskAnnotationBeanPostProcessor mapiTaskAnnotationBeanPostProcessor(Environment environment) {
			MapiTaskAnnotationBeanPostProcessor processor = new MapiTaskAnnotationBeanPostProcessor();
			processor
				.setProxyTargetClass(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
			return processor;
		}

	}

}
