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

package io.github.mapikit.spi;

import java.time.Duration;

/**
 * Is told when the surroundings are about to end the process, as Windows does when its
 * user logs off.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProcessEndListener {

	/**
	 * The process is about to be ended from outside. Returns when everybody who wants to
	 * end in order has done so, at the latest when the time is over. To be called on a
	 * thread that neither pumps nor uses MAPI, since it waits.
	 * @param grace how long the process has left
	 */
	void onProcessEnd(Duration grace);

}
