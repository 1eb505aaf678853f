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

/**
 * An attempt of a thread to start, or its end: with MAPI's initialize or uninitialize,
 * and what has to be done before or after it.
 */
final class LifeStep implements Occupation {

	private final boolean start;

	private final long startedNanos = System.nanoTime();

	private LifeStep(boolean start) {
		this.start = start;
	}

	static LifeStep start() {
		return new LifeStep(true);
	}

	static LifeStep end() {
		return new LifeStep(false);
	}

	boolean isStart() {
		return this.start;
	}

	@Override
	public long startedNanos() {
		return this.startedNanos;
	}

	@Override
	public String description() {
		return this.start ? "The initialize of a worker" : "The uninitialize of a worker";
	}

}
