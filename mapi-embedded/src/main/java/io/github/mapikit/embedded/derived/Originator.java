// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.derived;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Those whom a message names beside its recipients, and the properties that it has of
 * each.
 * <p>
 * Source: "Properties for Message Senders", "PidTagSenderEntryId Canonical Property".
 *
 * @since 0.1.0
 */
public enum Originator {

	/** Who sent the message. */
	SENDER(PropertyTags.SENDER_NAME, PropertyTags.SENDER_ADDRTYPE, PropertyTags.SENDER_EMAIL_ADDRESS,
			PropertyTags.SENDER_SMTP_ADDRESS, PropertyTag.binary(0x0C19), PropertyTag.binary(0x0C1D)),

	/** On whose behalf the message was sent. */
	SENT_REPRESENTING(PropertyTags.SENT_REPRESENTING_NAME, PropertyTags.SENT_REPRESENTING_ADDRTYPE,
			PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS, PropertyTag.unicode(0x5D02), PropertyTag.binary(0x0041),
			PropertyTag.binary(0x003B)),

	/** Who received the message. */
	RECEIVED_BY(PropertyTags.RECEIVED_BY_NAME, PropertyTag.unicode(0x0075), PropertyTags.RECEIVED_BY_EMAIL_ADDRESS,
			PropertyTag.unicode(0x5D07), PropertyTag.binary(0x003F), PropertyTag.binary(0x0051)),

	/** On whose behalf the message was received. */
	RCVD_REPRESENTING(PropertyTag.unicode(0x0044), PropertyTag.unicode(0x0077), PropertyTag.unicode(0x0078),
			PropertyTag.unicode(0x5D08), PropertyTag.binary(0x0043), PropertyTag.binary(0x0052));

	private static final Map<PropertyTag<?>, Originator> BY_DERIVED = new HashMap<>();

	static {
		for (Originator originator : values()) {
			originator.derived().forEach((tag) -> BY_DERIVED.put(tag, originator));
		}
	}

	private final PropertyTag<String> name;

	private final PropertyTag<String> addressType;

	private final PropertyTag<String> address;

	private final PropertyTag<String> smtpAddress;

	private final PropertyTag<Binary> entryId;

	private final PropertyTag<Binary> searchKey;

	Originator(PropertyTag<String> name, PropertyTag<String> addressType, PropertyTag<String> address,
			PropertyTag<String> smtpAddress, PropertyTag<Binary> entryId, PropertyTag<Binary> searchKey) {
		this.name = name;
		this.addressType = addressType;
		this.address = address;
		this.smtpAddress = smtpAddress;
		this.entryId = entryId;
		this.searchKey = searchKey;
	}

	/**
	 * Returns what is made of name and address.
	 * @return the properties
	 */
	public List<PropertyTag<?>> derived() {
		return List.of(this.smtpAddress, this.entryId, this.searchKey);
	}

	/**
	 * Names somebody, in place of whom the properties named before.
	 * @param properties the properties of the message
	 * @param newName the name shown to people
	 * @param newAddress the SMTP address
	 */
	public void put(Map<PropertyTag<?>, Object> properties, String newName, String newAddress) {
		List.of(this.name, this.addressType, this.address).forEach(properties::remove);
		putIfAbsent(properties, newName, newAddress);
	}

	/**
	 * Names somebody, unless the properties have an address.
	 * @param properties the properties of the message
	 * @param newName the name shown to people, if the properties have none
	 * @param newAddress the SMTP address
	 */
	public void putIfAbsent(Map<PropertyTag<?>, Object> properties, String newName, String newAddress) {
		if (properties.get(this.address) instanceof String present) {
			properties.putIfAbsent(this.name, present);
			properties.putIfAbsent(this.addressType, "SMTP");
			return;
		}
		derived().forEach(properties::remove);
		properties.putIfAbsent(this.name, newName);
		properties.put(this.addressType, "SMTP");
		properties.put(this.address, newAddress);
		properties.put(this.smtpAddress, newAddress);
	}

	/**
	 * Makes a property of somebody out of name and address.
	 * @param tag the property, which the message has not
	 * @param properties the properties that it has
	 * @return the value, or {@code null} if the property is another, or there is nothing
	 * to make it of
	 */
	static @Nullable Object derive(PropertyTag<?> tag, Function<PropertyTag<?>, @Nullable Object> properties) {
		Originator originator = BY_DERIVED.get(tag);
		return (originator != null) ? originator.make(tag, properties) : null;
	}

	private @Nullable Object make(PropertyTag<?> tag, Function<PropertyTag<?>, @Nullable Object> properties) {
		if (!(properties.apply(this.addressType) instanceof String type)
				|| !(properties.apply(this.address) instanceof String told) || type.isEmpty() || told.isEmpty()) {
			return null;
		}
		if (tag.equals(this.smtpAddress)) {
			return type.equalsIgnoreCase("SMTP") ? told : null;
		}
		if (tag.equals(this.searchKey)) {
			return AddressKeys.searchKey(type, told);
		}
		String shown = (properties.apply(this.name) instanceof String text) ? text : told;
		return AddressKeys.entryId(shown, type, told);
	}

}
