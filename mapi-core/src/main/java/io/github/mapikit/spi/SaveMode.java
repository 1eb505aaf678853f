// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * How the changes of an object are saved.
 * <p>
 * Source: "IMAPIProp::SaveChanges" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum SaveMode {

	/** Fails if somebody else has changed the object ({@code KEEP_OPEN_READWRITE}). */
	KEEP_OPEN,

	/** Writes over what somebody else has changed ({@code FORCE_SAVE}). */
	FORCE

}
