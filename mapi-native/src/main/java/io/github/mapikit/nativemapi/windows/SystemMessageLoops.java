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

import java.time.Duration;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * Opens message loops on Windows.
 */
final class SystemMessageLoops implements MessageLoops {

	@Override
	public MessageLoop open(boolean primary, LoopListener listener) {
		WindowMessageLoop loop = new WindowMessageLoop(new SystemMessageQueue(), listener);
		return primary ? new WatchingLoop(loop, SessionEndWindow.open(listener)) : loop;
	}

	/**
	 * A loop with a window that sees the end of the Windows session.
	 *
	 * @param loop the loop
	 * @param window the window, or {@code null} if there is none
	 */
	private record WatchingLoop(WindowMessageLoop loop, @Nullable SessionEndWindow window) implements MessageLoop {

		@Override
		public void pump(@Nullable Duration timeout) {
			this.loop.pump(timeout);
		}

		@Override
		public void wakeUp() {
			this.loop.wakeUp();
		}

		@Override
		public void close() {
			try {
				if (this.window != null) {
					this.window.close();
				}
			}
			finally {
				this.loop.close();
			}
		}

	}

}
