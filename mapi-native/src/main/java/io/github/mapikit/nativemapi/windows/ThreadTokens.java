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

import org.jspecify.annotations.Nullable;

/**
 * The identity of the calling thread (R9).
 *
 * @since 0.1.0
 */
public interface ThreadTokens {

	/**
	 * Returns whether the calling thread has a token of its own, which is what
	 * impersonation gives it, be it of the same user. Quick.
	 * @return whether it has
	 */
	boolean isImpersonating();

	/**
	 * Returns the user of the process.
	 * @return the user
	 */
	WindowsIdentity process();

	/**
	 * Returns the user that the calling thread impersonates.
	 * @return the user, or {@code null} if it impersonates nobody or the user cannot be
	 * told
	 */
	@Nullable WindowsIdentity thread();

	/**
	 * Gives the calling thread the identity of the process back ({@code RevertToSelf}).
	 * @return whether it has it now
	 */
	boolean revert();

}
