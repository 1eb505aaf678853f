// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.Map;
import java.util.Set;

import io.github.mapikit.nativemapi.windows.FakeWindows;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;

/**
 * Another implementation in the process of the JVM. It may start where the native one was
 * lost.
 */
public final class OtherDriver implements MapiDriver {

	/**
	 * Lets the runtime forget a loss, for the tests that follow in this JVM.
	 */
	public static void replaceLost() {
		MapiRuntime.lease(LeaseOptions.of("other", new OtherDriver())).close();
	}

	@Override
	public DriverInfo info() {
		return new DriverInfo("other", "Another MAPI", "1");
	}

	@Override
	public Map<String, String> processOptions() {
		return Map.of();
	}

	@Override
	public Set<String> calls() {
		return Set.of();
	}

	@Override
	public MessageLoop openLoop(ThreadRole role) {
		return FakeWindows.loop();
	}

	@Override
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		return LogonVerbs.of(new LogonVerbs.NoLife(), (call) -> {
		});
	}

}
