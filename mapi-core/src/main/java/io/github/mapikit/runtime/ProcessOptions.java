// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.spi.MapiDriver;
import org.jspecify.annotations.Nullable;

/**
 * The settings that hold for the whole process, which the first lease decides (R12).
 *
 * @param owner who leased first
 * @param running the driver that runs with them
 */
record ProcessOptions(@Nullable String owner, MapiDriver running) {

	/**
	 * Compares them with those that another lease wants. Calls the drivers, so no lock
	 * may be held.
	 * @param asking who leases, too
	 * @param wanted the driver with the settings that it wants
	 * @return the first difference, or {@code null}
	 */
	@Nullable Conflict conflictWith(String asking, MapiDriver wanted) {
		if (!this.running.info().name().equals(wanted.info().name())) {
			return conflict("the MAPI driver", this.running.info().name(), asking, wanted.info().name());
		}
		Map<String, String> has = this.running.processOptions();
		Map<String, String> asks = wanted.processOptions();
		Set<String> keys = new LinkedHashSet<>(has.keySet());
		keys.addAll(asks.keySet());
		for (String key : keys) {
			String one = has.getOrDefault(key, "");
			String other = asks.getOrDefault(key, "");
			if (!one.equals(other)) {
				return conflict("'" + key + "'", one, asking, other);
			}
		}
		return null;
	}

	private Conflict conflict(String subject, String has, String asking, String asks) {
		return new Conflict(subject, "'" + this.owner + "' with '" + has + "'", "'" + asking + "' with '" + asks + "'");
	}

	/**
	 * A setting of which two leases want different values.
	 *
	 * @param subject the setting
	 * @param has who has which value
	 * @param asks who asks for which other one
	 */
	record Conflict(String subject, String has, String asks) {

		MapiConflictException asException() {
			return new MapiConflictException(this.subject, this.has, this.asks, Remedy.ONE_PROCESS_OPTIONS.text());
		}

	}

}
