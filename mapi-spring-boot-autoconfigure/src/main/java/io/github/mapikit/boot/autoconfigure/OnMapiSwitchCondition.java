// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The condition of {@link ConditionalOnMapiSwitch}.
 */
final class OnMapiSwitchCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String name = metadata.getAnnotations().get(ConditionalOnMapiSwitch.class).getString(MergedAnnotation.VALUE);
		boolean on = isOn(context.getEnvironment(), name);
		return new ConditionOutcome(on, ConditionMessage.forCondition(ConditionalOnMapiSwitch.class)
			.because("'" + name + "' is " + (on ? "on" : "off")));
	}

	private static boolean isOn(Environment environment, String name) {
		try {
			return environment.getProperty(name, Boolean.class, true);
		}
		catch (ConversionException ex) {
			throw new InvalidConfigurationPropertyValueException(name, environment.getProperty(name),
					"It must be 'true' or 'false'.", ex);
		}
	}

}
