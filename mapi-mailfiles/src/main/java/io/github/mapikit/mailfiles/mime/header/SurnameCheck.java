// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime.header;

/**
 * Tells whether a field names people with their surnames first, without quotes. A comma
 * separates recipients, so each name without an address is a recipient unless that is
 * beyond doubt: each is one word, directly before a given name with an address, and no
 * other address has a given name alone. Used once, by one thread.
 */
final class SurnameCheck {

	private boolean surname;

	private boolean doubtful;

	/**
	 * Looks at a field.
	 * @param field the value, each byte a character
	 * @return whether surnames stand first in it
	 */
	boolean holds(String field) {
		new AddressScanner(field, AddressScanner.Joining.NONE, this::look).scan();
		return !this.doubtful && !this.surname;
	}

	private boolean look(AddressEntry entry, boolean group) {
		boolean before = this.surname;
		this.surname = !group && entry.isSurname();
		boolean given = entry.hasMailAngle() && entry.hasGivenName();
		boolean stray = !group && entry.isPlainName() && !this.surname;
		this.doubtful = stray || before != given;
		return !this.doubtful;
	}

}
