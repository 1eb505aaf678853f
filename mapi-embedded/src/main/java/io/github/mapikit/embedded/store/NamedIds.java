// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.outlook.PropertyName;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyTag;

/**
 * The named properties of a store: those that its files have, and those that programs
 * add. May be used from any thread.
 * <p>
 * Source: "MAPI Named Properties" (MAPI documentation).
 *
 * @since 0.1.0
 */
public final class NamedIds {

	private static final int FIRST = 0x8000;

	private final NamedProperties names;

	NamedIds(NamedProperties names) {
		this.names = names;
	}

	/**
	 * Finds the identifiers of names.
	 * @param wanted the names
	 * @param create whether to give one to a name that has none
	 * @return the identifiers in the order of the names, 0 for a name that has none
	 */
	public int[] idsOf(List<NamedProperty> wanted, boolean create) {
		return wanted.stream()
			.map((name) -> new PropertyName(name.set(), name.number(), name.text()))
			.mapToInt((name) -> create ? this.names.idOf(name) : this.names.find(name))
			.toArray();
	}

	/**
	 * Finds the names of identifiers.
	 * @param ids the identifiers
	 * @return the names by identifier, without identifiers that have none
	 */
	public Map<Integer, NamedProperty> namesOf(int... ids) {
		Map<Integer, NamedProperty> found = new LinkedHashMap<>();
		for (int id : ids) {
			PropertyName name = this.names.nameOf(id);
			if (name != null) {
				found.put(id, new NamedProperty(name.set(), name.number(), name.name()));
			}
		}
		return found;
	}

	/**
	 * Returns whether objects of the store may have a property.
	 * @param tag the property
	 * @return {@code false} if its identifier is that of a name, and there is no such
	 * name
	 */
	public boolean isMapped(PropertyTag<?> tag) {
		return tag.id() < FIRST || this.names.nameOf(tag.id()) != null;
	}

}
