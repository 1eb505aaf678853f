// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.Map;

import io.github.mapikit.embedded.EmbeddedSubsystem;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.SubsystemInfo;
import io.github.mapikit.spi.ThreadRole;

/**
 * A MAPI that shares the process of the JVM, as Outlook's does, with a setting that holds
 * for the whole process.
 */
final class SharedProcess implements MapiSubsystem {

	private final MapiSubsystem delegate = new EmbeddedSubsystem();

	private final String apartment;

	SharedProcess(String apartment) {
		this.apartment = apartment;
	}

	@Override
	public SubsystemInfo info() {
		return this.delegate.info();
	}

	@Override
	public Map<String, String> processOptions() {
		return Map.of("mapi.native.worker-apartment", this.apartment);
	}

	@Override
	public MessageLoop openMessageLoop() {
		return this.delegate.openMessageLoop();
	}

	@Override
	public void initialize(ThreadRole role) {
		this.delegate.initialize(role);
	}

	@Override
	public void uninitialize() {
		this.delegate.uninitialize();
	}

	@Override
	public MapiSession openSession(SessionOptions options) {
		return this.delegate.openSession(options);
	}

}
