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

package io.github.mapikit.boot.autoconfigure.health;

import java.time.Duration;

import io.github.mapikit.boot.autoconfigure.MapiProperties;
import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of MAPI's health.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("mapi.health")
public class MapiHealthProperties {

	private static final String MAX_HEARTBEAT_AGE = "mapi.health.max-heartbeat-age";

	private static final int MAX_DAYS = 36500;

	/**
	 * Age of the last answered heartbeat from which on MAPI is considered to be down. By
	 * default twice 'mapi.heartbeat.interval' and 'mapi.heartbeat.stall-after' together,
	 * as they are in force in the process.
	 */
	private @Nullable Duration maxHeartbeatAge;

	public @Nullable Duration getMaxHeartbeatAge() {
		return this.maxHeartbeatAge;
	}

	public void setMaxHeartbeatAge(@Nullable Duration maxHeartbeatAge) {
		this.maxHeartbeatAge = maxHeartbeatAge;
	}

	/**
	 * Returns the limit that these properties set.
	 * @param heartbeat the heartbeat that the application asks for
	 * @return the limit
	 * @throws InvalidConfigurationPropertyValueException if the limit cannot be kept
	 */
	public HeartbeatAgeLimit heartbeatAgeLimit(MapiProperties.Heartbeat heartbeat) {
		Duration configured = this.maxHeartbeatAge;
		if (configured != null && configured.compareTo(heartbeat.getInterval()) <= 0) {
			throw new InvalidConfigurationPropertyValueException(MAX_HEARTBEAT_AGE, configured,
					"It must be longer than 'mapi.heartbeat.interval', which is '%s'."
						.formatted(heartbeat.getInterval()));
		}
		if (configured != null && configured.toDays() > MAX_DAYS) {
			throw new InvalidConfigurationPropertyValueException(MAX_HEARTBEAT_AGE, configured,
					"It must be at most %d days.".formatted(MAX_DAYS));
		}
		return new HeartbeatAgeLimit(configured);
	}

}
