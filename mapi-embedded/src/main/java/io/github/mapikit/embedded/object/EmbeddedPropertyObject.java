// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.simulation.CallGate;
import io.github.mapikit.embedded.simulation.ProcessThread;
import io.github.mapikit.embedded.store.NamedIds;
import io.github.mapikit.embedded.table.Answers;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import org.jspecify.annotations.Nullable;

/**
 * An object with properties and with changes that nobody else sees before they are saved.
 */
abstract class EmbeddedPropertyObject extends EmbeddedObject implements PropertyObject {

	/** {@code MAPI_E_UNEXPECTED_ID}. */
	private static final HResult UNEXPECTED_ID = new HResult(0x80040307);

	/** Changed values, {@code null} for what was removed. */
	private final Map<PropertyTag<?>, @Nullable Object> changes = new LinkedHashMap<>();

	EmbeddedPropertyObject(String kind, EmbeddedObject parent) {
		super(kind, parent);
	}

	EmbeddedPropertyObject(String kind, EmbeddedObject parent, boolean heldByParent, CallGate gate,
			ProcessThread owner) {
		super(kind, parent, heldByParent, gate, owner);
	}

	/**
	 * Returns what the object has saved for a property, or computes.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	abstract @Nullable Object stored(PropertyTag<?> tag);

	/**
	 * Returns all that the object has saved or computes.
	 * @return the values by tag; a new map
	 */
	abstract Map<PropertyTag<?>, Object> allStored();

	/**
	 * Returns whether the object computes a property, so that it cannot be set.
	 * @param tag the property
	 * @return whether it does
	 */
	abstract boolean isComputed(PropertyTag<?> tag);

	/**
	 * Returns the named properties that the object can have.
	 * @return those of its store
	 */
	abstract NamedIds names();

	/**
	 * Makes changes permanent.
	 * @param unsaved the changes, {@code null} for what was removed
	 */
	abstract void store(Map<PropertyTag<?>, @Nullable Object> unsaved);

	@Override
	public PropertyValues read(PropertyTag<?>... tags) {
		if (tags.length == 0) {
			throw new IllegalArgumentException("No property was asked for; 'readAll' reads them all");
		}
		PropertyTag<?>[] asked = tags.clone();
		return perform(EmbeddedCall.GET_PROPS, () -> {
			@Nullable Object[] values = new @Nullable Object[asked.length];
			for (int i = 0; i < asked.length; i++) {
				asked[i] = typed(asked[i]);
				values[i] = PropertyMaps.inline(currentValue(asked[i]));
			}
			return Answers.values(asked, values);
		});
	}

	// a tag without a type is answered with the type that the property has
	private PropertyTag<?> typed(PropertyTag<?> tag) {
		if (tag.type() != PropertyType.UNSPECIFIED) {
			return tag;
		}
		for (PropertyTag<?> candidate : all().keySet()) {
			if (candidate.id() == tag.id()) {
				return candidate;
			}
		}
		return tag;
	}

	@Override
	public PropertyValues readAll() {
		return perform(EmbeddedCall.GET_PROPS, () -> {
			Map<PropertyTag<?>, Object> all = all();
			PropertyTag<?>[] tags = all.keySet().toArray(new PropertyTag<?>[0]);
			@Nullable Object[] values = new @Nullable Object[tags.length];
			for (int i = 0; i < tags.length; i++) {
				values[i] = PropertyMaps.inline(all.get(tags[i]));
			}
			return Answers.values(tags, values);
		});
	}

	/**
	 * Returns the value of a property as this object sees it.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	final @Nullable Object currentValue(PropertyTag<?> tag) {
		return orDerived(ownValue(tag), tag);
	}

	// what is in error is not there either
	private @Nullable Object orDerived(@Nullable Object value, PropertyTag<?> tag) {
		Object derived = (value == null || value instanceof HResult) ? derived(tag) : null;
		return (derived != null) ? derived : value;
	}

	/**
	 * Returns the value of a property that is made of no other.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	final @Nullable Object ownValue(PropertyTag<?> tag) {
		return this.changes.containsKey(tag) ? this.changes.get(tag) : stored(tag);
	}

	/**
	 * Makes a property that the object has not out of those that it has.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	@Nullable Object derived(PropertyTag<?> tag) {
		return null;
	}

	/**
	 * Returns the properties that can be made of others.
	 * @return the properties
	 */
	List<PropertyTag<?>> derivedTags() {
		return List.of();
	}

	private Map<PropertyTag<?>, Object> all() {
		Map<PropertyTag<?>, Object> all = allStored();
		apply(this.changes, all);
		for (PropertyTag<?> tag : derivedTags()) {
			Object value = orDerived(PropertyMaps.find(all, tag), tag);
			if (value != null && !(value instanceof HResult)) {
				all.remove(PropertyMaps.errorOf(tag));
				all.put(tag, value);
			}
		}
		return all;
	}

	@Override
	public InputStream openStream(PropertyTag<?> tag) {
		return perform(EmbeddedCall.OPEN_PROPERTY, () -> {
			byte[] bytes = PropertyMaps.toBytes(currentValue(tag));
			if (bytes == null) {
				throw EmbeddedCall.OPEN_PROPERTY.failure(MapiErrors.MAPI_E_NOT_FOUND, "property " + tag);
			}
			return new EmbeddedInputStream(this, new ByteArrayInputStream(bytes));
		});
	}

	@Override
	public OutputStream openOutputStream(PropertyTag<?> tag) {
		return perform(EmbeddedCall.OPEN_PROPERTY, () -> {
			if (tag.type() != PropertyType.UNICODE && tag.type() != PropertyType.BINARY) {
				throw EmbeddedCall.OPEN_PROPERTY.failure(MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
						"property " + tag + " is neither text nor bytes");
			}
			requireSettable(EmbeddedCall.OPEN_PROPERTY, tag);
			return new EmbeddedOutputStream(this, (bytes) -> put(tag, PropertyMaps.ofBytes(tag, bytes)));
		});
	}

	@Override
	public <T> void set(PropertyTag<T> tag, T value) {
		perform(EmbeddedCall.SET_PROPS, () -> {
			requireSettable(EmbeddedCall.SET_PROPS, tag);
			put(tag, PropertyMaps.toStored(tag, tag.requireValue(value)));
		});
	}

	@Override
	public void remove(PropertyTag<?> tag) {
		perform(EmbeddedCall.DELETE_PROPS, () -> {
			requireSettable(EmbeddedCall.DELETE_PROPS, tag);
			put(tag, null);
		});
	}

	@Override
	public void save() {
		perform(EmbeddedCall.SAVE_CHANGES, this::saveNow);
	}

	/**
	 * Saves within another call.
	 */
	final void saveNow() {
		store(this.changes);
		this.changes.clear();
	}

	/**
	 * Remembers a change.
	 * @param tag the property
	 * @param value the value, or {@code null} to remove it
	 */
	final void put(PropertyTag<?> tag, @Nullable Object value) {
		this.changes.put(tag, value);
	}

	/**
	 * Returns whether a property was set or removed since the last save.
	 * @param tag the property
	 * @return whether it was
	 */
	final boolean isChanged(PropertyTag<?> tag) {
		return this.changes.containsKey(tag);
	}

	private void requireSettable(EmbeddedCall operation, PropertyTag<?> tag) {
		if (isComputed(tag)) {
			throw operation.failure(MapiErrors.MAPI_E_COMPUTED, "property " + tag);
		}
		if (operation != EmbeddedCall.DELETE_PROPS && !names().isMapped(tag)) {
			// as a store answers that knows no name for it ("Supporting Named
			// Properties")
			throw operation.failure(UNEXPECTED_ID,
					"no name of the store is mapped to the identifier of property " + tag);
		}
	}

	static void apply(Map<PropertyTag<?>, @Nullable Object> unsaved, Map<PropertyTag<?>, Object> properties) {
		unsaved.forEach((tag, value) -> {
			properties.remove(PropertyMaps.errorOf(tag));
			if (value != null) {
				properties.put(tag, value);
			}
			else {
				properties.remove(tag);
			}
		});
	}

}
