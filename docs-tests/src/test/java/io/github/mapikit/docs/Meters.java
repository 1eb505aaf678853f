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
