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

package io.github.mapikit.boot.support;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * A message loop without messages: it waits until it is woken.
 */
public final class WakeUpLoop implements MessageLoop {

	private final Semaphore wakeUps = new Semaphore(0);

	@Override
	public void pump(@Nullable Duration timeout) {
		try {
			if (timeout == null) {
				this.wakeUps.acquire();
			}
			else {
				this.wakeUps.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.wakeUps.drainPermits();
	}

	@Override
	public void wakeUp() {
		this.wakeUps.release();
	}

	@Override
	public void close() {
	}

}
