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
 * Enters and leaves COM apartments (R10). For the thread itself.
 *
 * @since 0.1.0
 */
public interface ComApartments {

	/**
	 * Initializes COM for the calling thread ({@code CoInitializeEx}).
	 * @param multithreaded whether the thread enters the multithreaded apartment
	 * @return the result as COM returned it; every success owes an
	 * {@link #uninitialize()}
	 */
	int initialize(boolean multithreaded);

	/**
	 * Uninitializes COM for the calling thread ({@code CoUninitialize}).
	 */
	void uninitialize();

}
