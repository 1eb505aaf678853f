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

package io.github.mapikit.model;

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
