// SPDX-License-Identifier: Apache-2.0

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
