// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.github.mapikit.boot.task.MapiTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * The names of the meters and observations that the library makes: those that an
 * application with one task has, and those that only something rare brings up.
 */
final class Meters {

	private Meters() {
	}

	static Set<String> names() {
		Set<String> names = new TreeSet<>(
				ClassConstants.find("io/github/mapikit/boot/metrics", Pattern.compile("mapi(?:\\.[a-z]+)+")));
		Applications.runner().withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			context.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			context.getBean(MeterRegistry.class)
				.getMeters()
				.stream()
				.map((meter) -> meter.getId().getName())
				.forEach(names::add);
		});
		return names;
	}

}
