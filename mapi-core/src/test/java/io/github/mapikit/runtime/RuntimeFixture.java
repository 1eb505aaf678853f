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

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives a test a subsystem, leases and gates, and asserts afterwards that no MAPI thread
 * is left, that nothing is owed and that no rule was broken.
 */
final class RuntimeFixture implements BeforeEachCallback, AfterEachCallback {

	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<MapiLease> leases = new ArrayList<>();

	private final List<Gate> gates = new ArrayList<>();

	private TestSubsystem subsystem = new TestSubsystem();

	@Override
	public void beforeEach(ExtensionContext context) {
		assertThat(mapiThreads()).isEmpty();
	}

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		this.subsystem.heal();
		this.gates.forEach(Gate::open);
		closeAll();
		assertThat(MapiRuntime.awaitEnd(PATIENCE)).as("the runtime ends").isTrue();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(mapiThreads()).isEmpty());
		assertThat(MapiRuntime.ledger())
			.satisfies((ledger) -> assertThat(ledger.isBalanced()).as("%s", ledger).isTrue());
		assertThat(this.subsystem.violations()).isEmpty();
		assertThat(this.subsystem.isLoopOpen()).isFalse();
	}

	TestSubsystem subsystem() {
		return this.subsystem;
	}

	Gate gate() {
		Gate gate = new Gate();
		this.gates.add(gate);
		return gate;
	}

	MapiLease lease(RuntimeListener... listeners) {
		return lease("test", (options) -> options, listeners);
	}

	MapiLease lease(String owner, UnaryOperator<LeaseOptions> settings, RuntimeListener... listeners) {
		MapiLease lease = MapiRuntime.lease(settings.apply(options(owner)), List.of(listeners));
		this.leases.add(lease);
		return lease;
	}

	LeaseOptions options(String owner) {
		return LeaseOptions.of(owner, this.subsystem);
	}

	void closeAll() {
		this.leases.forEach(MapiLease::close);
	}

	void ends(MapiLease lease) {
		this.leases.add(lease);
	}

	static List<String> mapiThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("mapi-"))
			.toList();
	}

}
