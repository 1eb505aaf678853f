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
 * The part that a recipient has in a message.
 * <p>
 * Source: "PidTagRecipientType Canonical Property" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum RecipientType {

	/** The one who sent the message. */
	ORIGINATOR(0),
	/** A primary recipient. */
	TO(1),
	/** A recipient of a copy. */
	CC(2),
	/** A recipient of a blind copy. */
	BCC(3);

	private final int code;

	RecipientType(int code) {
		this.code = code;
	}

	/**
	 * Returns the number that stands in {@link PropertyTags#RECIPIENT_TYPE}.
	 * @return the number
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns the type of a number, whatever submission flags it carries.
	 * @param code the value of {@link PropertyTags#RECIPIENT_TYPE}
	 * @return the type; {@link #TO} for numbers that are not documented
	 */
	public static RecipientType ofCode(int code) {
		return switch (code & 0x0FFFFFFF) {
			case 0 -> ORIGINATOR;
			case 2 -> CC;
			case 3 -> BCC;
			default -> TO;
		};
	}

}
