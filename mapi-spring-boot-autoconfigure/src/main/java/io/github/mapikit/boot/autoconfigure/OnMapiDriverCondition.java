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
		MapiProperties.Subsystem subsystem = annotation.getEnum(MergedAnnotation.VALUE, MapiProperties.Subsystem.class);
		String wanted = context.getEnvironment().getProperty("mapi.subsystem");
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnMapiDriver.class,
				subsystem.name());
		return (isWanted(subsystem, wanted) || isWanted(MapiProperties.Subsystem.AUTO, wanted))
				? ConditionOutcome.match(message.because("'mapi.subsystem' is " + wanted))
				: ConditionOutcome.noMatch(message.because("'mapi.subsystem' is " + wanted));
	}

	private static boolean isWanted(MapiProperties.Subsystem subsystem, @Nullable String wanted) {
		return (wanted != null) ? subsystem.name().equalsIgnoreCase(wanted.trim())
				: subsystem == MapiProperties.Subsystem.AUTO;
	}

}
