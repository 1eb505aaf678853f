// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.support;

import java.time.Duration;

import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.thread.RuntimeLedger;
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
