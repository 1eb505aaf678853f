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

import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * An executor of MAPI threads did not accept a task: its queue is full, or it has
 * stopped. Distinct from what a task itself may throw. May be handled on any thread.
 *
 * @since 0.1.0
 */
public final class TaskNotAcceptedException extends RejectedExecutionException {

	private static final long serialVersionUID = 1L;

	TaskNotAcceptedException(@Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
