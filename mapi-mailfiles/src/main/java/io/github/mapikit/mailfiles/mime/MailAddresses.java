// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * Reads the addresses of a header field. The members of a group become recipients of
 * their own; a group without members, as {@code undisclosed-recipients}, is shown but is
 * nobody.
 */
final class MailAddresses {

	private final List<Recipient> recipients = new ArrayList<>(2);

	private final StringBuilder display = new StringBuilder();

	private final RecipientType type;

	private final int limit;

	private boolean cut;

	MailAddresses(RecipientType type, int limit) {
		this.type = type;
		this.limit = limit;
	}

	static MailAddresses of(RecipientType type, List<String> values, int limit) {
		MailAddresses addresses = new MailAddresses(type, limit);
		values.forEach(addresses::add);
		return addresses;
	}

	private void add(String value) {
		if (value.isEmpty()) {
			return;
		}
		List<? extends Address> parsed;
		try {
			ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, value);
			parsed = LenientAddressParser.DEFAULT.parseAddressList(bytes, new ParserCursor(0, bytes.length()));
		}
		catch (RuntimeException | StackOverflowError ex) {
			show(HeaderBlock.decode(value));
			return;
		}
		for (Address address : parsed) {
			if (address instanceof Group group) {
				addGroup(group);
			}
			else if (address instanceof Mailbox mailbox) {
				addMailbox(mailbox);
			}
		}
	}

	private void addGroup(Group group) {
		if (group.getMailboxes().isEmpty()) {
			show(clean(group.getName()));
		}
		group.getMailboxes().forEach(this::addMailbox);
	}

	private void addMailbox(Mailbox mailbox) {
		if (this.recipients.size() >= this.limit) {
			this.cut = true;
			return;
		}
		String address = clean(mailbox.getAddress());
		String name = (mailbox.getName() != null) ? clean(HeaderBlock.decode(mailbox.getName())) : "";
		if (name.isEmpty()) {
			name = address;
		}
		if (!name.isEmpty()) {
			this.recipients.add(Recipient.smtp(this.type, name, address));
			show(name);
		}
	}

	private void show(String name) {
		if (!name.isEmpty()) {
			this.display.append((this.display.length() == 0) ? "" : "; ").append(name);
		}
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
