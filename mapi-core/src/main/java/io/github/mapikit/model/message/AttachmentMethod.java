// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import io.github.mapikit.model.property.PropertyTags;

/**
 * How an attachment holds its content.
 * <p>
 * Source: "PidTagAttachMethod Canonical Property" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum AttachmentMethod {

	/** Nothing yet: the attachment was just created. */
	NONE(0),
	/** The attachment holds the bytes. */
	BY_VALUE(1),
	/** The attachment holds a path that every recipient can reach. */
	BY_REFERENCE(2),
	/** The attachment holds a path; the content is put in its place when sent. */
	BY_REFERENCE_RESOLVE(3),
	/** The attachment holds a path that stays one. */
	BY_REFERENCE_ONLY(4),
	/** The attachment is a message. */
	EMBEDDED_MESSAGE(5),
	/** The attachment is an OLE object. */
	OLE(6),
	/** The attachment holds a link to a file on the web. */
	BY_WEB_REFERENCE(7);

	private final int code;

	AttachmentMethod(int code) {
		this.code = code;
	}

	/**
	 * Returns the number that stands in {@link PropertyTags#ATTACH_METHOD}.
	 * @return the number
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns the method of a number.
	 * @param code the value of {@link PropertyTags#ATTACH_METHOD}
	 * @return the method; {@link #NONE} for numbers that are not documented
	 */
	public static AttachmentMethod ofCode(int code) {
		return (code >= 0 && code < values().length) ? values()[code] : NONE;
	}

}
