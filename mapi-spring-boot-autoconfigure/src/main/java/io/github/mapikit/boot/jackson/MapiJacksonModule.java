// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.MapiObject;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.Resync;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module for MAPI's values.
 * <ul>
 * <li>{@link EntryId} and {@link Binary} are hexadecimal digits, written and read, also
 * as keys of a map.</li>
 * <li>{@link PropertyValues}, such as a row, are objects: {@code PR_SENDER_NAME} is
 * {@code senderName}, a property without a name its number, such as {@code 0x1035001F}. A
 * property that the object does not have is {@code null}, one that could not be read
 * <code>{"error": "MAPI_E_NO_ACCESS"}</code>, one that has to be streamed
 * <code>{"tooLarge": true}</code>. They are written only.</li>
 * <li>{@link PropertyTag} and {@link HResult} are their documented names.</li>
 * <li>A {@link Notification} is written by its components, and read by its event.</li>
 * <li>A {@link MapiObject} is refused, with what to return instead.</li>
 * </ul>
 * May be added to several mappers, from any thread.
 *
 * @since 0.1.0
 */
public final class MapiJacksonModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the module.
	 */
	public MapiJacksonModule() {
		super("mapi");
		addHex(EntryId.class, HexForm.ENTRY_ID);
		addHex(Binary.class, HexForm.BINARY);
		addSerializer(PropertyValues.class, new PropertyValuesSerializer());
		addSerializer(PropertyValue.class, new PropertyValueSerializer());
		addSerializer(PropertyTag.class, new NameSerializer<>(PropertyTag.class, PropertyNames::documented));
		addSerializer(HResult.class, new NameSerializer<>(HResult.class, HResult::name));
		addSerializer(Resync.class, new ResyncSerializer());
		addDeserializer(Notification.class, new NotificationDeserializer());
		addSerializer(MapiObject.class, new OpenObjectSerializer());
	}

	private <T> void addHex(Class<T> type, HexForm<T> form) {
		addSerializer(type, new HexSerializer<>(type, form, false));
		addKeySerializer(type, new HexSerializer<>(type, form, true));
		addDeserializer(type, new HexDeserializer<>(type, form));
		addKeyDeserializer(type, new HexKeyDeserializer<>(type, form));
	}

}
