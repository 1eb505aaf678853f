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

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless {@code mapi.enabled} says otherwise. What is neither on nor off is
 * refused: taken for off, a slip of the pen would put the methods with {@code @MapiTask}
 * on any thread.
 */
final class OnMapiEnabledCondition extends SpringBootCondition {

	private static final String ENABLED = "mapi.enabled";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean enabled = isEnabled(context.getEnvironment());
		return new ConditionOutcome(enabled,
				ConditionMessage.forCondition("MAPI").because("'" + ENABLED + "' is " + enabled));
	}

	private static boolean isEnabled(Environment environment) {
		try {
			return environment.getProperty(ENABLED, Boolean.class, true);
		}
		catch (ConversionException ex) {
			throw new InvalidConfigurationPropertyValueException(ENABLED, environment.getProperty(ENABLED),
					"It must be 'true' or 'false'.");
		}
	}

}
