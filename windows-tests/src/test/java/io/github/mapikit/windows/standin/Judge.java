// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.time.Duration;
import java.util.List;

import io.github.mapikit.runtime.MapiRuntime;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives each test an empty stand-in, and asks it afterwards whether the rules were kept.
 */
public final class Judge implements BeforeEachCallback, AfterEachCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Judge.class);

	private static final String OWED = "owed";

	private long unfreed;

	/**
	 * Says how many buffers the test leaves to MAPI for good, since what they are part of
	 * cannot be believed. To be called on a judge of the test's own.
	 */
	public void expectUnfreed(long buffers) {
		this.unfreed = buffers;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		StandIn standIn = StandIn.load();
		standIn.reset();
		context.getStore(NAMESPACE).put(OWED, owed(standIn));
	}

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		StandIn standIn = StandIn.load();
		standIn.heal();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(30))).as("all MAPI threads have ended").isTrue();
		assertThat(standIn.violations()).as("rules that the stand-in saw broken").satisfies(this::judge);
		assertThat(owed(standIn)).as("threads that initialized and did not uninitialize")
			.isEqualTo(context.getStore(NAMESPACE).get(OWED, Long.class));
		assertThat(standIn.count("objects")).as("COM objects alive").isZero();
		assertThat(standIn.count("buffers")).as("buffers that nobody freed").isEqualTo(this.unfreed);
	}

	private void judge(List<? extends String> violations) {
		if (this.unfreed == 0) {
			assertThat(violations).isEmpty();
		}
		else {
			assertThat(violations).singleElement(InstanceOfAssertFactories.STRING)
				.startsWith("MEM\t")
				.contains("\t%d buffer(s) were not freed".formatted(this.unfreed));
		}
	}

	private static long owed(StandIn standIn) {
		return standIn.count("initializes") - standIn.count("uninitializes");
	}

}
