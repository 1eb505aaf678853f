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

package io.github.mapikit.embedded;

import java.util.List;
import java.util.Map;

import io.github.mapikit.HResult;
import io.github.mapikit.model.PropertyTag;
import io.github.mapikit.model.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * All that a message says. Immutable.
 *
 * @param properties the properties that are not computed
 * @param recipients the recipients
 * @param attachments the attachments
 */
record MessageContent(Map<PropertyTag<?>, Object> properties, List<Recipient> recipients,
		List<AttachmentContent> attachments) implements MessageSource {

	static final MessageContent EMPTY = new MessageContent(Map.of(), List.of(), List.of());

	MessageContent {
		properties = PropertyMaps.copyOf(properties);
		recipients = List.copyOf(recipients);
		attachments = List.copyOf(attachments);
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		Object value = PropertyMaps.find(this.properties, tag);
		Object derived = (value == null || value instanceof HResult)
				? Bodies.derive(tag, (other) -> PropertyMaps.find(this.properties, other)) : null;
		return (derived != null) ? derived : value;
	}

	@Override
	public MessageContent load() {
		return this;
	}

	long size() {
		return PropertyMaps.size(this.properties) + this.attachments.stream().mapToLong(AttachmentContent::size).sum();
	}

}
