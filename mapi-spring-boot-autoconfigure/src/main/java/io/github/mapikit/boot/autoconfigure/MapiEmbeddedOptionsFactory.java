// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.embedded.EmbeddedReading;
import io.github.mapikit.embedded.EntryIdsAfterMove;
import io.github.mapikit.embedded.simulation.EmbeddedRules;
import io.github.mapikit.spi.SessionOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes the settings of the embedded driver from {@link MapiProperties}. Apart from them,
 * so that they can be read where that driver is absent.
 */
final class MapiEmbeddedOptionsFactory {

	private final MapiProperties properties;

	MapiEmbeddedOptionsFactory(MapiProperties properties) {
		this.properties = properties;
	}

	EmbeddedOptions create() {
		MapiEmbeddedProperties embedded = this.properties.getEmbedded();
		EmbeddedOptions options = EmbeddedOptions.DEFAULTS;
		String name = or(embedded.getOwnerName(), options.ownerName());
		String address = or(embedded.getOwnerAddress(), options.ownerAddress());
		PropertyChecks.require(!name.isBlank(), "mapi.embedded.owner-name", name,
				"a name; leave the property out for the default");
		PropertyChecks.require(address.indexOf('@') > 0, "mapi.embedded.owner-address", address,
				"an SMTP address, such as 'owner@example.com'");
		for (String location : embedded.getMailbox()) {
			PropertyChecks.require(!location.isBlank(), "mapi.embedded.mailbox", location,
					"a file, a folder, or a 'classpath:' resource");
		}
		PropertyChecks.require(embedded.getMaxMessages() > 0, "mapi.embedded.max-messages", embedded.getMaxMessages(),
				"a number greater than 0");
		Duration timeout = embedded.getPstTimeout();
		PropertyChecks.requirePositive("mapi.embedded.pst-timeout", timeout);
		return options.withMailbox(embedded.getMailbox().toArray(String[]::new))
			.withOwner(name, address)
			.withReading(embedded.getMaxMessages(), timeout)
			.withReading(reading(embedded))
			.withProfile(profile(options.profile()))
			.withRules(rules(embedded.getRules()))
			.withNotifications(this.properties.getNotifications())
			.withEntryIdsAfterMove(entryIds(embedded.getEntryIdsAfterMove()));
	}

	private static EmbeddedReading reading(MapiEmbeddedProperties embedded) {
		Duration wait = embedded.getOpenWait();
		PropertyChecks.requireNotNegative("mapi.embedded.open-wait", wait);
		return new EmbeddedReading(wait, embedded.isFollowLinks(), embedded.isRecoveredMessages(),
				embedded.isDamagedContent());
	}

	private String profile(String fallback) {
		String profile = this.properties.getSession().getProfile();
		if (profile == null || profile.isBlank() || profile.length() > SessionOptions.MAX_PROFILE_LENGTH) {
			// an impossible name is reported where the session's options are made of it
			return fallback;
		}
		return profile;
	}

	private static String or(@Nullable String value, String fallback) {
		return (value != null) ? value : fallback;
	}

	private static EntryIdsAfterMove entryIds(MapiEmbeddedProperties.EntryIdsAfterMove fate) {
		return switch (fate) {
			case VOID -> EntryIdsAfterMove.VOID;
			case VALID -> EntryIdsAfterMove.VALID;
		};
	}

	private static EmbeddedRules rules(MapiEmbeddedProperties.Rules rules) {
		return switch (rules) {
			case STRICT -> EmbeddedRules.STRICT;
			case LENIENT -> EmbeddedRules.LENIENT;
		};
	}

}
