// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

/**
 * A result that is no value of a mailbox, and is shown as it is.
 *
 * @param text the text
 */
record Word(String text) {

	@Override
	public String toString() {
		return this.text;
	}

}
