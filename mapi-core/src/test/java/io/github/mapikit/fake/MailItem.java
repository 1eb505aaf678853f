// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What a message or an attachment is made of. Whoever opens one works on a copy.
 */
final class MailItem {

	final PropertyBag values;

	/** Of a message, in their order. */
	final List<PropertyBag> recipients = new ArrayList<>();

	/** Of a message, by their numbers. */
	final SortedMap<Integer, MailItem> attachments = new TreeMap<>();

	/** Of an attachment that holds a message. */
	@Nullable MailItem embedded;

	MailItem() {
		this.values = new PropertyBag();
	}

	private MailItem(MailItem other) {
		this.values = new PropertyBag(other.values);
		other.recipients.forEach((recipient) -> this.recipients.add(new PropertyBag(recipient)));
		other.attachments.forEach((number, attachment) -> this.attachments.put(number, attachment.copy()));
		this.embedded = (other.embedded != null) ? other.embedded.copy() : null;
	}

	MailItem copy() {
		return new MailItem(this);
	}

	int size() {
		int size = this.values.size();
		for (PropertyBag recipient : this.recipients) {
			size += recipient.size();
		}
		for (MailItem attachment : this.attachments.values()) {
			size += attachment.size();
		}
		return (this.embedded != null) ? size + this.embedded.size() : size;
	}

}
