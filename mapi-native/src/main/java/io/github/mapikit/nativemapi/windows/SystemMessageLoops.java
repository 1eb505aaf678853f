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
		return primary ? new WatchingLoop(loop, SessionEndWatch.start(listener)) : loop;
	}

	/**
	 * A loop that lasts for as long as the end of the Windows session is watched for.
	 *
	 * @param loop the loop
	 * @param watch the watch
	 */
	private record WatchingLoop(WindowMessageLoop loop, SessionEndWatch watch) implements MessageLoop {

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
				this.watch.close();
			}
			finally {
				this.loop.close();
			}
		}

	}

}
