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

package io.github.mapikit.nativemapi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.model.MapiSession;
import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.SubsystemInfo;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * MAPI on Windows, over JNA: the installed {@code olmapi32.dll} or {@code mapi32.dll}.
 * <p>
 * Creating one loads nothing and works on any system. The primary thread looks for the
 * DLL and loads it, and the DLL is never unloaded. The methods of {@link MapiSubsystem}
 * are for the runtime; the others may be called from any thread.
 *
 * @since 0.1.0
 */
public final class NativeMapiSubsystem implements MapiSubsystem {

	/** The name of this subsystem. */
	public static final String NAME = "native";

	private final NativeOptions options;

	private volatile @Nullable LocatedMapi located;

	/**
	 * Creates a subsystem.
	 * @param options the settings
	 */
	public NativeMapiSubsystem(NativeOptions options) {
		this.options = Objects.requireNonNull(options, "options");
	}

	/**
	 * Creates a subsystem with default settings.
	 */
	public NativeMapiSubsystem() {
		this(NativeOptions.DEFAULTS);
	}

	/**
	 * Returns whether this operating system is one that has MAPI. Loads nothing.
	 * @return whether it is Windows
	 */
	public static boolean isSupported() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public NativeOptions options() {
		return this.options;
	}

	/**
	 * Returns the DLL that is in use.
	 * @return the DLL, or {@code null} if none has been loaded yet
	 */
	public @Nullable LocatedMapi located() {
		return this.located;
	}

	@Override
	public SubsystemInfo info() {
		LocatedMapi current = this.located;
		String version = (current != null) ? current.version() : null;
		return new SubsystemInfo(NAME,
				(current != null) ? "MAPI on Windows: " + current.text() : "MAPI on Windows, not loaded yet",
				(version != null) ? version : "unknown");
	}

	@Override
	public Map<String, String> processOptions() {
		Map<String, String> shown = new LinkedHashMap<>();
		shown.put("mapi.native.library-path", Objects.toString(this.options.libraryPath(), ""));
		shown.put("mapi.native.worker-apartment", asProperty(this.options.workerApartment()));
		shown.put("mapi.native.impersonation", asProperty(this.options.impersonation()));
		shown.put("mapi.native.service", asProperty(this.options.service()));
		shown.put("mapi.notifications", asProperty(this.options.notifications()));
		return shown;
	}

	private static String asProperty(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public MessageLoop openMessageLoop() {
		throw new UnsupportedOperationException("openMessageLoop");
	}

	@Override
	public void initialize(ThreadRole role) {
		throw new UnsupportedOperationException("initialize");
	}

	@Override
	public void uninitialize() {
		throw new UnsupportedOperationException("uninitialize");
	}

	@Override
	public MapiSession openSession(SessionOptions sessionOptions) {
		throw new UnsupportedOperationException("openSession");
	}

	@Override
	public boolean isFatal(Throwable failure) {
		// what JNA's protected mode makes of an access violation
		return failure.getClass() == Error.class
				&& String.valueOf(failure.getMessage()).startsWith("Invalid memory access");
	}

}
