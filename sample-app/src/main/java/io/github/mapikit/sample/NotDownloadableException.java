// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.model.message.AttachmentMethod;

/**
 * An attachment is there, but has no bytes of its own to download.
 */
final class NotDownloadableException extends RuntimeException {

	private final AttachmentMethod method;

	NotDownloadableException(AttachmentMethod method) {
		super("The attachment is held as '" + method + "' and has no bytes of its own");
		this.method = method;
	}

	AttachmentMethod method() {
		return this.method;
	}

}
