// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.table.Answers;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.spi.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An object with properties.
 */
abstract class PropertyHandle extends EmbeddedHandle {

	/** {@code MAPI_E_UNEXPECTED_ID}. */
	private static final HResult UNEXPECTED_ID = new HResult(0x80040307);

	PropertyHandle(EmbeddedHandle parent) {
		super(parent);
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
	 * Takes changes of properties that can be changed.
	 * @param changes the values, {@code null} for what is removed
	 */
	abstract void accept(Map<PropertyTag<?>, @Nullable Object> changes);

	/**
	 * Saves within a call.
	 * @param force whether to write over what somebody else has saved
	 * @return the entry identifier of the object, or {@code null} if it has none
	 */
	abstract @Nullable EntryId saveNow(boolean force);

	/**
	 * Returns the value of a property as this object sees it.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	@Nullable Object current(PropertyTag<?> tag) {
		return stored(tag);
	}

	/**
	 * Returns all properties as this object sees them.
	 * @return the values by tag; a new map
	 */
	Map<PropertyTag<?>, Object> all() {
		return allStored();
	}

	final PropertyValues read(PropertyTag<?>[] tags) {
		enter(EmbeddedCall.GET_PROPS);
		PropertyTag<?>[] asked = tags.clone();
		@Nullable Object[] values = new @Nullable Object[asked.length];
		for (int i = 0; i < asked.length; i++) {
			asked[i] = typed(asked[i]);
			values[i] = PropertyMaps.inline(current(asked[i]));
		}
		return Answers.values(asked, values);
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

	final PropertyValues readAll() {
		enter(EmbeddedCall.GET_PROPS);
		Map<PropertyTag<?>, Object> all = all();
		PropertyTag<?>[] tags = all.keySet().toArray(new PropertyTag<?>[0]);
		@Nullable Object[] values = new @Nullable Object[tags.length];
		for (int i = 0; i < tags.length; i++) {
			values[i] = PropertyMaps.inline(all.get(tags[i]));
		}
		return Answers.values(tags, values);
	}

	final List<Problem> change(PropertyChanges changes) {
		// the values may be null, which the compiler of Java 17 does not read from class
		// files
		Map<PropertyTag<?>, ?> wanted = changes.values();
		if (wanted.values().stream().anyMatch(Objects::nonNull)) {
			enter(EmbeddedCall.SET_PROPS);
		}
		if (wanted.containsValue(null)) {
			enter(EmbeddedCall.DELETE_PROPS);
		}
		Map<PropertyTag<?>, @Nullable Object> accepted = new LinkedHashMap<>();
		List<Problem> problems = new ArrayList<>();
		wanted.forEach((tag, value) -> {
			EmbeddedCall call = (value != null) ? EmbeddedCall.SET_PROPS : EmbeddedCall.DELETE_PROPS;
			HResult refusal = refusal(call, tag);
			if (refusal == null && value != null) {
				refusal = PropertyMaps.refusal(tag, value);
			}
			if (refusal == null) {
				accepted.put(tag, (value != null) ? PropertyMaps.toStored(value) : null);
			}
			else if (!changes.isOptional(tag)) {
				problems.add(new Problem(call.documentedName(), tag, refusal));
			}
		});
		accept(accepted);
		return problems;
	}

	private @Nullable HResult refusal(EmbeddedCall call, PropertyTag<?> tag) {
		if (isComputed(tag)) {
			return MapiErrors.MAPI_E_COMPUTED;
		}
		// as a store answers that knows no name for it ("Supporting Named Properties")
		return (call != EmbeddedCall.DELETE_PROPS && !store().names().isMapped(tag)) ? UNEXPECTED_ID : null;
	}

	final @Nullable EntryId save(boolean force) {
		enter(EmbeddedCall.SAVE_CHANGES);
		return saveNow(force);
	}

	final InputHandle openInput(PropertyTag<?> tag) {
		enter(EmbeddedCall.OPEN_PROPERTY);
		Supplier<InputStream> opener = input(tag);
		return new InputHandle(this, opener.get(), opener);
	}

	/**
	 * Returns what opens the bytes of a property.
	 * @param tag the property
	 * @return what opens them, as often as it is asked to
	 */
	Supplier<InputStream> input(PropertyTag<?> tag) {
		Supplier<InputStream> opener = PropertyMaps.stream(current(tag));
		if (opener == null) {
			throw EmbeddedCall.OPEN_PROPERTY.failure(MapiErrors.MAPI_E_NOT_FOUND, "property " + tag);
		}
		return opener;
	}

	final OutputHandle openOutput(PropertyTag<?> tag) {
		EmbeddedCall call = EmbeddedCall.OPEN_PROPERTY;
		enter(call);
		if (tag.type() != PropertyType.UNICODE && tag.type() != PropertyType.BINARY) {
			throw call.failure(MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
					"property " + tag + " is neither text nor bytes");
		}
		HResult refusal = refusal(call, tag);
		if (refusal != null) {
			throw call.failure(refusal, "property " + tag);
		}
		return new OutputHandle(this, (bytes) -> {
			Map<PropertyTag<?>, @Nullable Object> change = new LinkedHashMap<>();
			change.put(tag, PropertyMaps.ofBytes(tag, bytes));
			accept(change);
		});
	}

	final int[] idsOf(List<NamedProperty> names, boolean create) {
		enter(EmbeddedCall.GET_IDS_FROM_NAMES);
		return store().names().idsOf(names, create);
	}

	final Map<Integer, NamedProperty> namesOf(int[] ids) {
		enter(EmbeddedCall.GET_NAMES_FROM_IDS);
		return store().names().namesOf(ids);
	}

}
