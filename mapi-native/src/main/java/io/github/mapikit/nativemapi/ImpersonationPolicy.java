// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

/**
 * What happens to a task on a thread that impersonates another user than that of the
 * process (R9). Whatever the policy, sessions under more than one identity are refused.
 * <p>
 * Sources: "MAPICDO and the impersonation hang" and "MAPI and Impersonation" (S.
 * Griffin).
 *
 * @since 0.1.0
 */
public enum ImpersonationPolicy {

	/** The task is refused, and the thread gets the identity of the process back. */
	FAIL,
	/** The task runs, after a warning. */
	WARN,
	/** The task runs. */
	ALLOW

}
