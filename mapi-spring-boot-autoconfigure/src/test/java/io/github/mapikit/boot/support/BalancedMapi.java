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

package io.github.mapikit.boot.support;

import java.time.Duration;

import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeLedger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asserts after each test that no MAPI thread is left, and that every initialize was
 * undone.
 */
public final class BalancedMapi implements AfterEachCallback {

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).as("every MAPI thread has ended").isTrue();
		RuntimeLedger ledger = MapiRuntime.ledger();
		assertThat(ledger.isBalanced()).as("%s", ledger).isTrue();
		assertThat(ledger.openSessions()).isZero();
	}

}
