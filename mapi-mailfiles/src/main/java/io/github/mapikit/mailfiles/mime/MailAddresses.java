// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;

/**
 * The addresses of a header field. The members of a group become recipients of their own.
 * A name without an address, as of a group without members
 * ({@code undisclosed-recipients}), is a recipient, too. Belongs to one thread.
 */
final class MailAddresses {

	private final List<Recipient> recipients = new ArrayList<>(2);

	private final StringBuilder display = new StringBuilder();

	private final RecipientType type;

	private final EncodedWords words;

	private final int limit;

	private final int displayLimit;

	private boolean cut;

	private MailAddresses(RecipientType type, EncodedWords words, int limit, int displayLimit) {
		this.type = type;
		this.words = words;
		this.limit = limit;
		this.displayLimit = displayLimit;
	}

	/**
	 * Reads addresses.
	 * @param type what part they have in the message
	 * @param values the values of the fields, each byte a character
	 * @param words what decodes their names
	 * @param limit how many addresses to read at most
	 * @return the addresses
	 */
	static MailAddresses of(RecipientType type, List<String> values, EncodedWords words, int limit) {
		return of(type, values, words, limit, Integer.MAX_VALUE);
	}

	/**
	 * Reads addresses until so many characters are to be displayed.
	 * @param type what part they have in the message
	 * @param values the values of the fields, each byte a character
	 * @param words what decodes their names
	 * @param limit how many addresses to read at most
	 * @param displayLimit after how many characters to stop
	 * @return the addresses
	 */
	static MailAddresses of(RecipientType type, List<String> values, EncodedWords words, int limit, int displayLimit) {
		MailAddresses addresses = new MailAddresses(type, words, limit, displayLimit);
		for (String value : values) {
			if (addresses.display.length() > displayLimit) {
				break;
			}
			addresses.add(value);
		}
		return addresses;
	}

	private void add(String value) {
		new AddressScanner(value, this::add).scan();
	}

	private boolean add(AddressEntry entry, boolean group) {
		if (this.recipients.size() >= this.limit) {
			this.cut = true;
			return false;
		}
		String address = group ? "" : clean(EncodedWords.plain(entry.address()));
		String name = name(entry, group ? "" : entry.address());
		if (address.isEmpty() && !group) {
			int open = name.lastIndexOf('<');
			if (open >= 0 && name.endsWith(">") && name.indexOf('@', open) > 0) {
				// some programs encode the address together with the name
				address = name.substring(open + 1, name.length() - 1).strip();
				name = name.substring(0, open).strip();
			}
		}
		if (name.isEmpty()) {
			name = address;
		}
		if (!name.isEmpty()) {
			this.recipients.add(address.isEmpty() ? new Recipient(this.type, name, "", "", null)
					: Recipient.smtp(this.type, name, address));
			this.display.append((this.display.length() == 0) ? "" : "; ").append(name);
		}
		return this.display.length() <= this.displayLimit;
	}

	private String name(AddressEntry entry, String address) {
		String name = clean(this.words.decode(entry.name(address)));
		// a word may hold quotes of its own
		boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
		return quoted ? name.substring(1, name.length() - 1).strip() : name;
	}

	private static String clean(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return text.replaceAll("\\p{Cntrl}+", " ").strip();
			}
		}
		return text.strip();
	}

	List<Recipient> recipients() {
		return this.recipients;
	}

	String display() {
		return this.display.toString();
	}

	boolean isCut() {
		return this.cut;
	}

}
