// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.mapikit.embedded.derived.Keys;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * The properties that a store works out when a message is saved.
 *
 * @since 0.1.0
 */
public final class DerivedProperties {

	/** Up to three characters and a colon ("PidTagSubjectPrefix Canonical Property"). */
	private static final Pattern PREFIX = Pattern.compile("^[^:\\s\\d]{1,3}: ");

	/** Those that nobody else can set. */
	public static final Set<PropertyTag<?>> FIXED = Set.of(PropertyTags.MESSAGE_SIZE, PropertyTags.DISPLAY_TO,
			PropertyTags.DISPLAY_CC, PropertyTags.DISPLAY_BCC);

	private DerivedProperties() {
	}

	/**
	 * Completes a message by what stores derive.
	 * @param properties the properties that were set
	 * @param recipients the recipients
	 * @param attachments the attachments
	 * @return the content
	 */
	public static MessageContent complete(Map<PropertyTag<?>, Object> properties, List<Recipient> recipients,
			List<AttachmentContent> attachments) {
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>(properties);
		// a file time has steps of 100 ns; milliseconds are what people compare
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		all.putIfAbsent(PropertyTags.MESSAGE_CLASS, "IPM.Note");
		all.putIfAbsent(PropertyTags.CREATION_TIME, now);
		all.put(PropertyTags.LAST_MODIFICATION_TIME, now);
		all.putIfAbsent(PropertyTags.SEARCH_KEY, Keys.random());
		all.putIfAbsent(PropertyTags.MSG_STATUS, 0);
		all.putIfAbsent(PropertyTags.IMPORTANCE, 1);
		all.putIfAbsent(PropertyTags.PRIORITY, 0);
		all.putIfAbsent(PropertyTags.SENSITIVITY, 0);
		all.put(PropertyTags.DISPLAY_TO, names(recipients, RecipientType.TO));
		all.put(PropertyTags.DISPLAY_CC, names(recipients, RecipientType.CC));
		all.put(PropertyTags.DISPLAY_BCC, names(recipients, RecipientType.BCC));
		if (all.get(PropertyTags.SUBJECT) instanceof String subject) {
			Matcher prefix = PREFIX.matcher(subject);
			int length = prefix.find() ? prefix.end() : 0;
			all.put(PropertyTags.SUBJECT_PREFIX, subject.substring(0, length));
			all.put(PropertyTags.NORMALIZED_SUBJECT, subject.substring(length));
		}
		all.remove(PropertyTags.MESSAGE_SIZE);
		long size = PropertyMaps.size(all) + attachments.stream().mapToLong(AttachmentContent::size).sum();
		all.put(PropertyTags.MESSAGE_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
		return new MessageContent(all, recipients, attachments);
	}

	static String names(List<Recipient> recipients, RecipientType type) {
		return recipients.stream()
			.filter((recipient) -> recipient.type() == type)
			.map(Recipient::name)
			.collect(Collectors.joining("; "));
	}

}
