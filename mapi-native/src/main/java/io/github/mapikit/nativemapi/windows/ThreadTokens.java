// SPDX-License-Identifier: Apache-2.0

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
