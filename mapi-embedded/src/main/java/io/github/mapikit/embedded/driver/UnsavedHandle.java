// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.HResult;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * A message or an attachment: with changes that nobody else sees before they are saved,
 * and with properties that are made of others whenever they are asked for.
 */
abstract class UnsavedHandle extends PropertyHandle {

	/** Changed values, {@code null} for what was removed. */
	private final Map<PropertyTag<?>, @Nullable Object> changes = new LinkedHashMap<>();

	UnsavedHandle(EmbeddedHandle parent) {
		super(parent);
	}

	/**
	 * Makes a property that the object has not out of those that it has.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	abstract @Nullable Object derived(PropertyTag<?> tag);

	/**
	 * Returns the properties that can be made of others.
	 * @return the properties
	 */
	abstract List<PropertyTag<?>> derivedTags();

	/**
	 * Makes changes permanent.
	 * @param unsaved the changes, {@code null} for what was removed
	 * @param force whether to write over what somebody else has saved
	 * @return the entry identifier of the object, or {@code null} if it has none
	 */
	abstract @Nullable EntryId store(Map<PropertyTag<?>, @Nullable Object> unsaved, boolean force);

	@Override
	final @Nullable Object current(PropertyTag<?> tag) {
		return orDerived(own(tag), tag);
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
	final @Nullable Object own(PropertyTag<?> tag) {
		return this.changes.containsKey(tag) ? this.changes.get(tag) : stored(tag);
	}

	@Override
	final Map<PropertyTag<?>, Object> all() {
		Map<PropertyTag<?>, Object> all = allStored();
		PropertyMaps.apply(this.changes, all);
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
	final void accept(Map<PropertyTag<?>, @Nullable Object> accepted) {
		accepted.forEach(this::put);
	}

	/**
	 * Remembers a change.
	 * @param tag the property
	 * @param value the value, or {@code null} to remove it
	 */
	void put(PropertyTag<?> tag, @Nullable Object value) {
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

	@Override
	final @Nullable EntryId saveNow(boolean force) {
		EntryId id = store(this.changes, force);
		this.changes.clear();
		return id;
	}

}
