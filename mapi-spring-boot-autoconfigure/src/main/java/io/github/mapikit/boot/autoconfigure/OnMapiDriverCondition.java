// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The condition of {@link ConditionalOnMapiDriver}.
 */
final class OnMapiDriverCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnMapiDriver> annotation = metadata.getAnnotations()
			.get(ConditionalOnMapiDriver.class);
		MapiProperties.Driver driver = annotation.getEnum(MergedAnnotation.VALUE, MapiProperties.Driver.class);
		String wanted = context.getEnvironment().getProperty("mapi.driver");
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnMapiDriver.class, driver.name());
		return (isWanted(driver, wanted) || isWanted(MapiProperties.Driver.AUTO, wanted))
				? ConditionOutcome.match(message.because("'mapi.driver' is " + wanted))
				: ConditionOutcome.noMatch(message.because("'mapi.driver' is " + wanted));
	}

	private static boolean isWanted(MapiProperties.Driver driver, @Nullable String wanted) {
		return (wanted != null) ? driver.name().equalsIgnoreCase(wanted.trim()) : driver == MapiProperties.Driver.AUTO;
	}

}
