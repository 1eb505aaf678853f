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

package io.github.mapikit.nativemapi.windows;

/**
 * What is asked about this process. May be used from any thread.
 *
 * @since 0.1.0
 */
public interface WindowsProcess {

	/**
	 * Returns the session that the process runs in.
	 * @return the session; 0 is that of services, a negative number is not known
	 */
	int sessionId();

	/**
	 * Returns the name of the window station that the process is connected with.
	 * @return such as {@code WinSta0}; empty if it is not known
	 */
	String windowStation();

	/**
	 * Returns whether the process runs where Windows services run, which is session 0.
	 * @return whether it does
	 */
	default boolean isService() {
		return sessionId() == 0;
	}

}
