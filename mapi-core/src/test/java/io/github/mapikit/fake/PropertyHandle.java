// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.SaveMode;
import org.jspecify.annotations.Nullable;

/**
 * An object with properties.
 */
abstract class PropertyHandle extends Handle {

	private static final String SET = "IMAPIProp::SetProps";

	private static final String DELETE = "IMAPIProp::DeleteProps";

	/** Returns all properties that the object has, also those that are computed. */
	abstract PropertyBag all();

	/** Returns the properties that changes go to. */
	abstract PropertyBag own();

	abstract boolean isComputed(PropertyTag<?> tag);

	abstract void changed();

	abstract @Nullable EntryId save(SaveMode mode);

	/** Fails if the object must not be used any more. */
	void check(String operation) {
	}

	List<Problem> change(PropertyChanges changes) {
		List<Problem> problems = new ArrayList<>();
		for (Map.Entry<PropertyTag<?>, @Nullable Object> change : changes.values().entrySet()) {
			PropertyTag<?> tag = change.getKey();
			Object value = change.getValue();
			HResult problem = (value != null) ? problem(tag, value) : null;
			if (isComputed(tag)) {
				problem = changes.isOptional(tag) ? null : MapiErrors.MAPI_E_COMPUTED;
			}
			else if (value == null) {
				own().remove(tag);
			}
			else if (problem == null) {
				own().put(tag, stored(value));
			}
			if (problem != null) {
				problems.add(new Problem((value != null) ? SET : DELETE, tag, problem));
			}
		}
		if (problems.size() < changes.values().size()) {
			changed();
		}
		return problems;
	}

	private static @Nullable HResult problem(PropertyTag<?> tag, Object value) {
		PropertyType type = tag.type();
		if (type == PropertyType.OBJECT || type == PropertyType.NULL || type == PropertyType.ERROR
				|| type == PropertyType.UNSPECIFIED) {
			return MapiErrors.MAPI_E_INVALID_PARAMETER;
		}
		if (!type.javaType().isInstance(value)) {
			return MapiErrors.MAPI_E_INVALID_TYPE;
		}
		return (value instanceof List<?> list && list.isEmpty()) ? MapiErrors.MAPI_E_INVALID_PARAMETER : null;
	}

	private static Object stored(Object value) {
		if (value instanceof Instant time) {
			return Mailbox.mapiTime(time);
		}
		return (value instanceof List<?> list) ? list.stream().map(PropertyHandle::stored).toList() : value;
	}

}
