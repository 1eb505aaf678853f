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

package io.github.mapikit.embedded;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the simulated process: how often it has initialized, and what it has open.
 */
final class ProcessThread {

	private final EmbeddedProcess process;

	private final Thread thread;

	private final @Nullable ThreadRole role;

	/** Written by the thread itself, under the lock of its process. */
	private volatile int initialized;

	/** Counted by this thread, and in lenient mode by others that use its objects. */
	private final AtomicInteger openObjects = new AtomicInteger();

	ProcessThread(EmbeddedProcess process, Thread thread, @Nullable ThreadRole role) {
		this.process = process;
		this.thread = thread;
		this.role = role;
	}

	EmbeddedProcess process() {
		return this.process;
	}

	Thread thread() {
		return this.thread;
	}

	@Nullable ThreadRole role() {
		return this.role;
	}

	boolean isInitialized() {
		return this.initialized > 0;
	}

	boolean isNested() {
		return this.initialized > 1;
	}

	void initialized(int newInitialized) {
		this.initialized = newInitialized;
	}

	int initialized() {
		return this.initialized;
	}

	boolean isCurrent() {
		return this.thread == Thread.currentThread();
	}

	void objectOpened() {
		this.openObjects.incrementAndGet();
	}

	void objectClosed() {
		this.openObjects.decrementAndGet();
	}

	int openObjects() {
		return this.openObjects.get();
	}

}
