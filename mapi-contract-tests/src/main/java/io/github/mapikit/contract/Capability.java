// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

/**
 * Something that MAPI's documentation leaves to providers, so that a driver may or may
 * not be able to do it. Tests that need what it cannot do are skipped, or accept the
 * other documented answers. Each names the page that leaves it open; many are bits of
 * {@code PR_STORE_SUPPORT_MASK} ("PidTagStoreSupportMask Canonical Property").
 *
 * @since 0.1.0
 */
public enum Capability {

	/**
	 * Folders and messages can be created in the default store ({@code STORE_CREATE_OK},
	 * {@code STORE_MODIFY_OK}). Messages take properties that no provider knows, and have
	 * an entry identifier as soon as they are saved ("IMAPIProp::SetProps",
	 * "IMAPIProp::SaveChanges").
	 */
	CREATE_STORE_CONTENT,
	/** Profiles exist or do not; where this is missing, any name is a profile. */
	NAMED_PROFILES,
	/** Stores tell of events ({@code STORE_NOTIFY_OK}). */
	NOTIFICATIONS,
	/**
	 * Messages can be submitted ({@code STORE_SUBMIT_OK}), and those to the owner's own
	 * address are delivered to the inbox.
	 */
	LOCAL_DELIVERY,
	/** Calls can be made to fail, to be slow and to hang. */
	FAULTS,

	// entry identifiers

	/**
	 * An object has one entry identifier: the same bytes from itself, from tables, as
	 * somebody's parent, in notifications and in each session. MAPI lets an object have
	 * several, and tables hand out short-term ones ("IMAPISession::CompareEntryIDs",
	 * "Contents Tables").
	 */
	ONE_ENTRY_ID,
	/** An entry identifier is never used again ({@code STORE_ENTRYID_UNIQUE}). */
	UNIQUE_ENTRY_IDS,

	// messages

	/**
	 * A message can be changed and saved again while it is open
	 * ({@code KEEP_OPEN_READWRITE}, "IMAPIProp::SaveChanges").
	 */
	REPEATED_SAVES,
	/**
	 * Who saves a message that somebody else has changed is told so
	 * ({@code MAPI_E_OBJECT_CHANGED}, "IMAPIProp::SaveChanges").
	 */
	CONFLICTS,
	/** Messages have attachments ({@code STORE_ATTACH_OK}). */
	ATTACHMENTS,
	/**
	 * Attachments can be messages ("IMAPIProp::OpenProperty" with
	 * {@code PR_ATTACH_DATA_OBJ}).
	 */
	EMBEDDED_MESSAGES,
	/**
	 * Any text or binary property can be read and written as a stream, also a short one
	 * ("IMAPIProp::OpenProperty", "PidTagSubject Canonical Property").
	 */
	PROPERTY_STREAMS,
	/**
	 * Messages have bodies in HTML, of which the store makes the text
	 * ({@code STORE_HTML_OK}).
	 */
	HTML_BODIES,
	/** Messages have multi-valued properties ({@code STORE_MV_PROPS_OK}). */
	MULTI_VALUED,
	/** Properties can have names ("IMAPIProp::GetIDsFromNames"). */
	NAMED_PROPERTIES,
	/**
	 * Messages have a size, and it grows with their content ("PidTagMessageSize Canonical
	 * Property", which calls it approximate and lets providers do without).
	 */
	MESSAGE_SIZES,
	/**
	 * The store makes prefix and rest of a subject ("PidTagNormalizedSubject Canonical
	 * Property", which leaves it to store or transport providers).
	 */
	SUBJECT_PARTS,
	/**
	 * Recipients keep their order ("PidTagRowid Canonical Property": their numbers last
	 * as long as the message is open).
	 */
	RECIPIENT_ORDER,

	// tables

	/** Contents tables can be restricted ({@code STORE_RESTRICTION_OK}). */
	RESTRICTIONS,
	/** Tables take restrictions on recipients and attachments ("SSubRestriction"). */
	SUB_RESTRICTIONS,
	/**
	 * Tables take restrictions on properties that are none of their columns ("About
	 * Restrictions").
	 */
	RESTRICTIONS_BESIDE_COLUMNS,
	/**
	 * Restrictions ignore case where they are asked to and only there, in any script
	 * ("SContentRestriction", which calls its definitions a guideline).
	 */
	CASE_IN_RESTRICTIONS,
	/** Contents tables can be sorted ({@code STORE_SORT_OK}). */
	SORTING,
	/** Tables know exactly how many rows they have ("IMAPITable::GetRowCount"). */
	ROW_COUNTS

}
