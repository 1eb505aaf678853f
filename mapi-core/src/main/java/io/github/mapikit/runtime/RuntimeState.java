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
 * The life of a lease and of the runtime, passed through in this order.
 *
 * @since 0.1.0
 */
public enum RuntimeState {

	/** Nothing was started yet. */
	NEW,
	/** The primary thread is starting. */
	STARTING,
	/** Tasks are accepted. */
	RUNNING,
	/** Tasks that were accepted are finished, workers and primary thread end. */
	STOPPING,
	/** Everything has ended, or was left to itself because it was stuck. */
	STOPPED,
	/** The start failed, or the subsystem was lost. */
	FAILED

}
