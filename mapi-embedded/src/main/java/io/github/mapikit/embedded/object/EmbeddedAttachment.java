// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.AttachmentContent;
import io.github.mapikit.embedded.store.AttachmentRow;
import io.github.mapikit.embedded.store.MessageContent;
import io.github.mapikit.embedded.store.MessageSource;
import io.github.mapikit.embedded.store.NamedIds;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * An open attachment.
 */
final class EmbeddedAttachment extends EmbeddedPropertyObject implements Attachment {

	private final EmbeddedMessage message;

	private AttachmentContent content;

	private AttachmentContent.@Nullable Data data;

	private boolean dataChanged;

	private boolean saved;

	EmbeddedAttachment(EmbeddedMessage message, AttachmentContent content, boolean saved) {
		super("attachment", message);
		this.message = message;
		this.content = content;
		this.data = content.data();
		this.saved = saved;
	}

	@Override
	public int number() {
		return this.content.number();
	}

	@Override
	public AttachmentMethod method() {
		return perform(EmbeddedCall.GET_PROPS, () -> (currentValue(PropertyTags.ATTACH_METHOD) instanceof Integer code)
				? AttachmentMethod.ofCode(code) : AttachmentMethod.NONE);
	}

	@Override
	public InputStream openContent() {
		return perform(EmbeddedCall.OPEN_PROPERTY, () -> {
			InputStream stream = (this.data != null) ? this.data.open() : null;
			if (stream == null) {
				throw EmbeddedCall.OPEN_PROPERTY.failure(MapiErrors.MAPI_E_NOT_FOUND,
						"attachment " + number() + " holds no bytes");
			}
			return new EmbeddedInputStream(this, stream);
		});
	}

	@Override
	public OutputStream openContentOutput() {
		return perform(EmbeddedCall.OPEN_PROPERTY, () -> new EmbeddedOutputStream(this,
				(bytes) -> hold(new AttachmentContent.Bytes(Binary.of(bytes)), AttachmentMethod.BY_VALUE)));
	}

	@Override
	public Message openEmbeddedMessage() {
		return perform(EmbeddedCall.OPEN_PROPERTY, () -> {
			MessageSource source = (this.data != null) ? this.data.message() : null;
			boolean wanted = currentValue(PropertyTags.ATTACH_METHOD) instanceof Integer code
					&& code == AttachmentMethod.EMBEDDED_MESSAGE.code();
			if (source == null && wanted && this.data == null) {
				source = MessageContent.EMPTY;
			}
			if (source == null) {
				throw EmbeddedCall.OPEN_PROPERTY.failure(MapiErrors.MAPI_E_NOT_FOUND,
						"attachment " + number() + " is no message");
			}
			return new EmbeddedMessage(this, source);
		});
	}

	/**
	 * Takes over the message that was saved into this attachment.
	 * @param embedded the message
	 */
	void embed(MessageContent embedded) {
		hold(new AttachmentContent.Embedded(embedded), AttachmentMethod.EMBEDDED_MESSAGE);
	}

	private void hold(AttachmentContent.Data newData, AttachmentMethod method) {
		this.data = newData;
		this.dataChanged = true;
		put(PropertyTags.ATTACH_METHOD, method.code());
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		if (tag.equals(PropertyTags.ATTACH_DATA_BIN)) {
			return bytes();
		}
		return this.message.row(this.content).stored(tag);
	}

	/**
	 * Returns the key of this attachment.
	 * @return the record key, or {@code null} before the message is saved
	 */
	@Nullable Binary recordKey() {
		return (this.message.row(this.content).stored(PropertyTags.RECORD_KEY) instanceof Binary key) ? key : null;
	}

	@Override
	NamedIds names() {
		return this.message.names();
	}

	@Override
	@Nullable Object derived(PropertyTag<?> tag) {
		return AttachmentRow.derive(tag, this::ownValue);
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
	public InputStream openStream(PropertyTag<?> tag) {
		boolean content = tag.equals(PropertyTags.ATTACH_DATA_BIN) && !isChanged(tag);
		return content ? openContent() : super.openStream(tag);
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>(this.content.properties());
		AttachmentRow row = this.message.row(this.content);
		for (PropertyTag<?> tag : AttachmentRow.COMPUTED) {
			Object value = row.stored(tag);
			if (value != null) {
				all.put(tag, value);
			}
		}
		Object bytes = bytes();
		if (bytes != null) {
			all.put(PropertyTags.ATTACH_DATA_BIN, bytes);
		}
		return all;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return AttachmentRow.COMPUTED.contains(tag);
	}

	@Override
	void store(Map<PropertyTag<?>, @Nullable Object> unsaved) {
		if (this.saved && !this.dataChanged && unsaved.isEmpty()) {
			return;
		}
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(this.content.properties());
		apply(unsaved, properties);
		if (properties.remove(PropertyTags.ATTACH_DATA_BIN) instanceof Binary bytes) {
			this.data = new AttachmentContent.Bytes(bytes);
			properties.putIfAbsent(PropertyTags.ATTACH_METHOD, AttachmentMethod.BY_VALUE.code());
		}
		this.content = new AttachmentContent(this.content.number(), properties, this.data);
		this.message.saved(this.content);
		this.dataChanged = false;
		this.saved = true;
	}

}
