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

/**
 * What happens to a task on a thread that impersonates another user than that of the
 * process (R9). Whatever the policy, sessions under more than one identity are refused.
 * <p>
 * Sources: "MAPICDO and the impersonation hang" and "MAPI and Impersonation" (S.
 * Griffin).
 *
 * @since 0.1.0
 */
public enum ImpersonationPolicy {

	/** The task is refused, and the thread gets the identity of the process back. */
	FAIL,
	/** The task runs, after a warning. */
	WARN,
	/** The task runs. */
	ALLOW

}
