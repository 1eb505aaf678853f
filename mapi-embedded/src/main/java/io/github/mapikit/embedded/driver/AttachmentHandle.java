// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.AttachmentContent;
import io.github.mapikit.embedded.store.AttachmentRow;
import io.github.mapikit.embedded.store.MessageContent;
import io.github.mapikit.embedded.store.MessageSource;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import org.jspecify.annotations.Nullable;

/**
 * An open attachment. Its content is no value among others: it may be larger than the
 * memory.
 */
final class AttachmentHandle extends UnsavedHandle {

	private static final List<PropertyTag<?>> SHOWN = Stream
		.concat(AttachmentRow.COMPUTED.stream(), Stream.of(PropertyTags.ATTACH_DATA_BIN))
		.toList();

	private final MessageHandle message;

	private AttachmentContent content;

	private AttachmentContent.@Nullable Data data;

	private boolean dataChanged;

	private boolean saved;

	AttachmentHandle(MessageHandle message, AttachmentContent content, boolean saved) {
		super(message);
		this.message = message;
		this.content = content;
		this.data = content.data();
		this.saved = saved;
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.EmbeddedMessage) {
			enter(EmbeddedCall.OPEN_PROPERTY);
			return Opened.of(new MessageHandle(this, embedded()));
		}
		return super.open(request);
	}

	private MessageSource embedded() {
		AttachmentContent.Data held = this.data;
		if (held == null && current(PropertyTags.ATTACH_METHOD) instanceof Integer code
				&& code == AttachmentMethod.EMBEDDED_MESSAGE.code()) {
			return MessageContent.EMPTY;
		}
		MessageSource source = (held != null) ? held.message() : null;
		if (source == null) {
			throw notFound("is no message");
		}
		return source;
	}

	private MapiCallException notFound(String reason) {
		return EmbeddedCall.OPEN_PROPERTY.failure(MapiErrors.MAPI_E_NOT_FOUND,
				"attachment " + this.content.number() + ' ' + reason);
	}

	/**
	 * Takes over the message that was saved into this attachment.
	 * @param embedded the message
	 */
	void embed(MessageContent embedded) {
		this.data = new AttachmentContent.Embedded(embedded);
		this.dataChanged = true;
		put(PropertyTags.ATTACH_METHOD, AttachmentMethod.EMBEDDED_MESSAGE.code());
	}

	@Override
	void put(PropertyTag<?> tag, @Nullable Object value) {
		if (tag.equals(PropertyTags.ATTACH_DATA_BIN)) {
			this.data = (value instanceof Binary bytes) ? new AttachmentContent.Bytes(bytes) : null;
			this.dataChanged = true;
		}
		else {
			super.put(tag, value);
		}
	}

	@Override
	Supplier<InputStream> input(PropertyTag<?> tag) {
		if (!tag.equals(PropertyTags.ATTACH_DATA_BIN)) {
			return super.input(tag);
		}
		AttachmentContent.Data held = this.data;
		return () -> {
			InputStream stream = (held != null) ? held.open() : null;
			if (stream == null) {
				throw notFound("holds no bytes");
			}
			return stream;
		};
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		return tag.equals(PropertyTags.ATTACH_DATA_BIN) ? bytes() : this.message.row(this.content).stored(tag);
	}

	/**
	 * Returns the key of this attachment.
	 * @return the record key, or {@code null} before the message is saved
	 */
	@Nullable Binary recordKey() {
		return (stored(PropertyTags.RECORD_KEY) instanceof Binary key) ? key : null;
	}

	@Override
	@Nullable Object derived(PropertyTag<?> tag) {
		return AttachmentRow.derive(tag, this::own);
	}

	@Override
	List<PropertyTag<?>> derivedTags() {
		return AttachmentRow.DERIVED;
	}

	/**
	 * Returns the content as the value of a property. One that has to be streamed is not
	 * read for that.
	 * @return the bytes, the reason why there are none, or {@code null}
	 */
	private @Nullable Object bytes() {
		AttachmentContent.Data held = this.data;
		if (held == null) {
			return null;
		}
		try (InputStream stream = held.open()) {
			if (stream == null) {
				return null;
			}
			byte[] bytes = stream.readNBytes(PropertyMaps.LARGE);
			return (bytes.length < PropertyMaps.LARGE) ? Binary.of(bytes) : MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY;
		}
		catch (MapiNotFoundException ex) {
			return null;
		}
		catch (MapiCallException ex) {
			return ex.result();
		}
		catch (IOException ex) {
			return MapiErrors.MAPI_E_DISK_ERROR;
		}
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		return PropertyMaps.collect(SHOWN, this::stored, new LinkedHashMap<>(this.content.properties()));
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return AttachmentRow.COMPUTED.contains(tag);
	}

	@Override
	@Nullable EntryId store(Map<PropertyTag<?>, @Nullable Object> unsaved, boolean force) {
		if (this.saved && !this.dataChanged && unsaved.isEmpty()) {
			return null;
		}
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(this.content.properties());
		PropertyMaps.apply(unsaved, properties);
		if (this.dataChanged && this.data instanceof AttachmentContent.Bytes) {
			properties.putIfAbsent(PropertyTags.ATTACH_METHOD, AttachmentMethod.BY_VALUE.code());
		}
		this.content = new AttachmentContent(this.content.number(), properties, this.data);
		this.message.saved(this.content);
		this.dataChanged = false;
		this.saved = true;
		return null;
	}

	@Override
	void release() {
		super.release();
		this.message.released(this.content.number());
	}

}
