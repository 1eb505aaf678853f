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

package io.github.mapikit;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted while it waited for MAPI. Who throws this has set
 * the thread's interrupt flag again. The MAPI call itself goes on, it cannot be
 * interrupted (R8). May be handled on any thread.
 */
public final class MapiInterruptedException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String threadName;

	private final String waitedFor;

	/**
	 * An exception about the calling thread.
	 * @param waitedFor what it waited for, such as {@code task 'Archive.unread'}
	 * @param cause the interruption, if there was an exception
	 */
	public MapiInterruptedException(String waitedFor, @Nullable Throwable cause) {
		this(Thread.currentThread().getName(), waitedFor, cause);
	}

	private MapiInterruptedException(String threadName, String waitedFor, @Nullable Throwable cause) {
		super("Thread '" + threadName + "' was interrupted while it waited for " + waitedFor
				+ ". A MAPI call that is under way goes on until it returns", cause);
		this.threadName = threadName;
		this.waitedFor = waitedFor;
	}

	/**
	 * The name of the thread that was interrupted.
	 * @return the name
	 */
	public String threadName() {
		return this.threadName;
	}

	/**
	 * What the thread waited for.
	 * @return such as {@code task 'Archive.unread'}
	 */
	public String waitedFor() {
		return this.waitedFor;
	}

}
