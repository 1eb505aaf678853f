// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

/**
 * Something that a subsystem may or may not be able to do. Tests that need what it cannot
 * do are skipped.
 *
 * @since 0.1.0
 */
public enum Capability {

	/** Folders and messages can be created in the default store. */
	CREATE_STORE_CONTENT,
	/** Profiles exist or do not; where this is missing, any name is a profile. */
	NAMED_PROFILES,
	/** Tables take restrictions on recipients and attachments ("SSubRestriction"). */
	SUB_RESTRICTIONS,
	/** Stores tell of events ({@code STORE_NOTIFY_OK}). */
	NOTIFICATIONS,
	/**
	 * Messages can be submitted, and those to the owner's own address are delivered to
	 * the inbox.
	 */
	LOCAL_DELIVERY,
	/** Calls can be made to fail, to be slow and to hang. */
	FAULTS

}
