// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What values of properties have to be. A value that is not makes the start fail, with
 * the property, the value and what is allowed.
 */
final class PropertyChecks {

	/** What can be added to a time in nanoseconds, twice; nobody waits for longer. */
	private static final Duration LONGEST = Duration.ofDays(36500);

	private static final String LONGEST_TEXT = LONGEST.toDays() + " days";

	private PropertyChecks() {
	}

	static void require(boolean condition, String name, Object value, String allowed) {
		if (!condition) {
			throw invalid(name, value, "It must be %s.".formatted(allowed));
		}
	}

	static void requireBetween(String name, int value, int least, int most, String why) {
		if (value < least || value > most) {
			throw invalid(name, value, "It must be between %d and %d: %s.".formatted(least, most, why));
		}
	}

	static void requirePositive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero() && value.compareTo(LONGEST) <= 0, name, value,
				"a duration of more than 0 and at most %s".formatted(LONGEST_TEXT));
	}

	static void requireNotNegative(String name, Duration value) {
		require(!value.isNegative() && value.compareTo(LONGEST) <= 0, name, value,
				"a duration of at least 0 and at most %s".formatted(LONGEST_TEXT));
	}

	private static InvalidConfigurationPropertyValueException invalid(String name, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(name, value, reason);
	}

}
