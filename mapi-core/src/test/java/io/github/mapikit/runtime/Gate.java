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

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A place where threads stop as in a native call: interrupting them does not help.
 */
public final class Gate {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch open = new CountDownLatch(1);

	public void pass() {
		this.reached.countDown();
		boolean interrupted = false;
		while (true) {
			try {
				this.open.await();
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	public void awaitReached() {
		try {
			assertThat(this.reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("somebody reached the gate")
				.isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public boolean isReached() {
		return this.reached.getCount() == 0;
	}

	public void open() {
		this.open.countDown();
	}

}
