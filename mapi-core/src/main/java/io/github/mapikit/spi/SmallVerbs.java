// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.CompressedRtf;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;
import org.jspecify.annotations.Nullable;

/**
 * The big verbs, made of small ones, for drivers that have no shorter way.
 */
final class SmallVerbs {

	private static final int BATCH = 256;

	private static final int BUFFER = 8192;

	private SmallVerbs() {
	}

	static List<Row> list(DriverThread thread, Handle parent, TableSource source, TableQuery query, int max) {
		OpenRequest folder = source.folder();
		if (folder == null) {
			return listOwn(thread, parent, source, query, max);
		}
		try (Owned opened = new Owned(thread, thread.open(parent, folder).handle())) {
			return listOwn(thread, opened.handle, source.ownTable(), query, max);
		}
	}

	private static List<Row> listOwn(DriverThread thread, Handle parent, TableSource source, TableQuery query,
			int max) {
		if (max <= 0) {
			return List.of();
		}
		try (Owned opened = new Owned(thread, thread.openTable(parent, source))) {
			Handle table = opened.handle;
			thread.query(table, query);
			List<Row> rows = thread.rows(table, query.from(), max);
			if (rows.isEmpty() || rows.size() >= max) {
				return rows;
			}
			List<Row> all = new ArrayList<>(rows);
			while (!rows.isEmpty() && all.size() < max) {
				rows = thread.rows(table, (long) query.from() + all.size(), Math.min(BATCH, max - all.size()));
				all.addAll(rows);
			}
			return all;
		}
	}

	static MessageContent readMessage(DriverThread thread, Handle store, EntryId id, MessageRequest request) {
		try (Owned opened = new Owned(thread, thread.open(store, new OpenRequest.Message(id)).handle())) {
			Handle message = opened.handle;
			PropertyTag<?>[] tags = request.properties().toArray(new PropertyTag<?>[0]);
			PropertyValues properties = (tags.length != 0) ? thread.read(message, tags)
					: PropertyValues.of(tags, new Object[0]);
			Map<BodyFormat, String> bodies = new EnumMap<>(BodyFormat.class);
			for (BodyFormat format : request.bodies()) {
				String body = thread.body(message, format);
				if (body != null) {
					bodies.put(format, body);
				}
			}
			List<Recipient> recipients = request.recipients() ? RecipientRows
				.recipients(all(thread, message, new TableSource.Recipients(), RecipientRows.COLUMNS)) : List.of();
			List<PropertyTag<?>> columns = request.attachments();
			List<Row> attachments = (columns != null) ? all(thread, message, new TableSource.Attachments(),
					columns.isEmpty() ? Message.ATTACHMENT_COLUMNS : columns) : List.of();
			return new MessageContent(properties, bodies, recipients, attachments);
		}
	}

	private static List<Row> all(DriverThread thread, Handle message, TableSource source,
			List<PropertyTag<?>> columns) {
		TableQuery query = new TableQuery(columns, null, List.of(), 0, Integer.MAX_VALUE);
		return thread.list(message, source, query, Integer.MAX_VALUE);
	}

	// bodies

	static @Nullable String body(DriverThread thread, Handle message, BodyFormat format) {
		return switch (format) {
			case TEXT -> (String) whole(thread, message, PropertyTags.BODY);
			case HTML -> html(thread, message);
			case RTF -> rtf(thread, message);
		};
	}

	private static @Nullable String html(DriverThread thread, Handle message) {
		Object html = whole(thread, message, PropertyTags.HTML);
		if (html == null) {
			return null;
		}
		PropertyValue<Integer> codePage = thread.read(message, PropertyTags.INTERNET_CPID)
			.value(PropertyTags.INTERNET_CPID);
		Integer number = codePage.value();
		return new String(((Binary) html).toByteArray(), CodePages.charset((number != null) ? number : 0));
	}

	private static @Nullable String rtf(DriverThread thread, Handle message) {
		try {
			return CompressedRtf.decompress(bytes(thread, message, PropertyTags.RTF_COMPRESSED));
		}
		catch (MapiNotFoundException ex) {
			return null;
		}
	}

	private static @Nullable Object whole(DriverThread thread, Handle object, PropertyTag<?> tag) {
		PropertyValue<?> value = thread.read(object, tag).value(tag);
		if (value.isTooLarge()) {
			byte[] bytes = bytes(thread, object, tag);
			return (tag.type() == PropertyType.UNICODE) ? new String(bytes, StandardCharsets.UTF_16LE)
					: Binary.of(bytes);
		}
		HResult error = value.error();
		if (error != null && !value.isAbsent()) {
			throw MapiCallExceptions.of("IMAPIProp::GetProps", null, error, "property " + tag, null);
		}
		return value.value();
	}

	private static byte[] bytes(DriverThread thread, Handle object, PropertyTag<?> tag) {
		try (Owned opened = new Owned(thread, thread.openStream(object, tag, StreamMode.READ))) {
			Handle stream = opened.handle;
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			byte[] buffer = new byte[BUFFER];
			int count = thread.read(stream, 0, buffer, 0, buffer.length);
			while (count > 0) {
				all.write(buffer, 0, count);
				if (count == buffer.length && count < BUFFER * BUFFER / 64) {
					buffer = Arrays.copyOf(buffer, 2 * count);
				}
				count = thread.read(stream, all.size(), buffer, 0, buffer.length);
			}
			return all.toByteArray();
		}
	}

	/**
	 * What a big verb opens and releases. A failure before is the one that is told.
	 *
	 * @param thread the thread's verbs
	 * @param handle the object
	 */
	private record Owned(DriverThread thread, Handle handle) implements AutoCloseable {

		@Override
		public void close() {
			this.thread.release(this.handle);
		}

	}

}
