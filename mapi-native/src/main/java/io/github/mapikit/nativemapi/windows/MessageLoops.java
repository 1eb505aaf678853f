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

import io.github.mapikit.spi.MessageLoop;

/**
 * Opens message loops.
 *
 * @since 0.1.0
 */
public interface MessageLoops {

	/**
	 * Opens the message loop of the calling thread.
	 * @param primary whether the thread is the primary thread, which also watches for the
	 * end of the Windows session
	 * @param listener who is told what the loop meets
	 * @return the loop; the caller closes it on the same thread
	 */
	MessageLoop open(boolean primary, LoopListener listener);

}
