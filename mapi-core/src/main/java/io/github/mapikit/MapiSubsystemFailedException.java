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

package io.github.mapikit;

import org.jspecify.annotations.Nullable;

/**
 * The MAPI subsystem crashed. Its state is unknown, locks may be held for ever: no call
 * will be made to it in this process any more, and every caller is told so by this
 * exception. May be handled on any thread.
 */
public final class MapiSubsystemFailedException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String subsystem;

	private final String operation;

	/**
	 * An exception about this subsystem.
	 * @param subsystem the name of the subsystem
	 * @param operation the call in which it crashed, by its documented name
	 * @param cause the crash itself, such as an invalid memory access, if it is at hand
	 */
	public MapiSubsystemFailedException(String subsystem, String operation, @Nullable Throwable cause) {
		super("MAPI subsystem '" + subsystem + "' crashed in '" + operation
				+ "'. Its state is unknown and no further call is made to it. Restart the process, and look for the "
				+ "first report of this crash in the log", cause);
		this.subsystem = subsystem;
		this.operation = operation;
	}

	/**
	 * The subsystem that crashed.
	 * @return its name
	 */
	public String subsystem() {
		return this.subsystem;
	}

	/**
	 * The call in which it crashed.
	 * @return its documented name
	 */
	public String operation() {
		return this.operation;
	}

}
