// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.util.List;

import io.github.mapikit.mailfiles.limits.MailboxLimits;

/**
 * How many bytes the values of a message and its attachments may have together: a small
 * file can name the same large value again and again. Belongs to one thread.
 */
final class PstBudget {

	/**
	 * What the bodies of a real message can have, as each of three may have the limit of
	 * one.
	 */
	private static final int BODIES = 3;

	private final MailboxLimits limits;

	private final List<String> truncations;

	private long left;

	private boolean told;

	PstBudget(MailboxLimits limits, List<String> truncations) {
		this.limits = limits;
		this.truncations = truncations;
		this.left = (long) BODIES * limits.bodyBytes();
	}

	/**
	 * Takes bytes for a value, or tells why there are none.
	 * @param id the identifier of the property
	 * @param size the number of bytes
	 * @return whether the value may be read
	 */
	boolean take(int id, long size) {
		if (size > this.limits.bodyBytes()) {
			this.truncations.add("The property 0x%04X was left out, as it has more than %d bytes".formatted(id,
					this.limits.bodyBytes()));
			return false;
		}
		this.left -= size;
		if (this.left < 0 && !this.told) {
			this.told = true;
			this.truncations.add("The property 0x%04X and others were left out, as all have more than %d bytes"
				.formatted(id, (long) BODIES * this.limits.bodyBytes()));
		}
		return this.left >= 0;
	}

}
