// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

/**
 * A format in which a message has its body.
 *
 * @since 0.1.0
 */
public enum BodyFormat {

	/** Plain text ({@code PR_BODY}). */
	TEXT,
	/**
	 * HTML ({@code PR_HTML}). Hostile until proven otherwise: never show it unfiltered.
	 */
	HTML,
	/** RTF, decompressed ({@code PR_RTF_COMPRESSED}). */
	RTF

}
