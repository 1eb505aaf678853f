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

package io.github.mapikit.embedded;

import java.io.Serial;

/**
 * The embedded subsystem crashed, because a test {@linkplain FaultPlan#crash() asked it
 * to}. An error and no exception, as an access violation within native MAPI is. Every
 * later call in the same simulated process fails with the same crash.
 *
 * @since 0.1.0
 */
public final class EmbeddedCrashError extends Error {

	@Serial
	private static final long serialVersionUID = 1L;

	EmbeddedCrashError(String operation) {
		super("The embedded MAPI crashed in '" + operation + "', as a fault told it to. Close every lease; the next "
				+ "one starts afresh");
	}

}
