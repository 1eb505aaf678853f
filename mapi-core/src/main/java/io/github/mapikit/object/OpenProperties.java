// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.StreamMode;
import org.jspecify.annotations.Nullable;

/**
 * An open object with properties. It gathers changes. Those of a message or an attachment
 * go to the driver before anything is read of the object, because stores derive bodies
 * and parts of the subject from them, and are discarded if it is closed before it is
 * saved. Those of a folder or a store, where the driver would make them at once, wait
 * here until it is saved.
 */
abstract class OpenProperties extends ScopedObject implements PropertyObject {

	static final String GET_PROPS = "IMAPIProp::GetProps";

	static final String SET_PROPS = "IMAPIProp::SetProps";

	private static final String OPEN_PROPERTY = "IMAPIProp::OpenProperty";

	/** Whether the driver holds changes until they are saved. */
	private final boolean transacted;

	private final List<PropertyChanges> pending = new ArrayList<>();

	OpenProperties(String kind, @Nullable ScopedObject parent, boolean heldByParent, Handle handle,
			boolean transacted) {
		super(kind, parent, heldByParent, handle);
		this.transacted = transacted;
	}

	// reading

	@Override
	public final PropertyValues read(PropertyTag<?>... tags) {
		if (tags.length == 0) {
			throw new IllegalArgumentException("No property was asked for; 'readAll' reads them all");
		}
		PropertyTag<?>[] asked = tags.clone();
		for (PropertyTag<?> tag : asked) {
			Objects.requireNonNull(tag, "tag");
		}
		return call(GET_PROPS, () -> current(asked));
	}

	final PropertyValues current(PropertyTag<?>... tags) {
		prepare();
		PropertyValues stored = driver().read(handle(), tags);
		return this.pending.isEmpty() ? stored : withPending(stored);
	}

	private Map<PropertyTag<?>, @Nullable Object> pendingValues() {
		PropertyChanges all = PropertyChanges.ofAll(this.pending);
		this.pending.clear();
		this.pending.add(all);
		return all.values();
	}

	private PropertyValues withPending(PropertyValues stored) {
		Map<PropertyTag<?>, @Nullable Object> changed = pendingValues();
		List<PropertyTag<?>> tags = stored.tags();
		PropertyTag<?>[] answered = new PropertyTag<?>[tags.size()];
		@Nullable Object[] values = new @Nullable Object[answered.length];
		for (int i = 0; i < answered.length; i++) {
			PropertyTag<?> tag = tags.get(i);
			PropertyTag<?> change = find(changed, tag);
			answered[i] = (change != null) ? change : tag;
			values[i] = (change != null) ? changed.get(change) : raw(stored, tag);
		}
		return PropertyValues.of(answered, values);
	}

	private static @Nullable PropertyTag<?> find(Map<PropertyTag<?>, @Nullable Object> changed, PropertyTag<?> tag) {
		for (PropertyTag<?> candidate : changed.keySet()) {
			if (candidate.equals(tag) || (tag.type() == PropertyType.UNSPECIFIED && candidate.id() == tag.id())) {
				return candidate;
			}
		}
		return null;
	}

	private static @Nullable Object raw(PropertyValues stored, PropertyTag<?> tag) {
		PropertyValue<?> value = stored.value(tag);
		Object present = value.value();
		if (present instanceof EntryId id) {
			return id.bytes();
		}
		return (present != null) ? present : value.error();
	}

	@Override
	public final PropertyValues readAll() {
		return call(GET_PROPS, () -> {
			prepare();
			PropertyValues stored = driver().readAll(handle());
			return this.pending.isEmpty() ? stored : allWithPending(stored);
		});
	}

	private PropertyValues allWithPending(PropertyValues stored) {
		Map<PropertyTag<?>, @Nullable Object> all = new LinkedHashMap<>();
		for (PropertyTag<?> tag : stored.tags()) {
			all.put(tag, raw(stored, tag));
		}
		all.putAll(pendingValues());
		all.values().removeIf(Objects::isNull);
		return PropertyValues.of(all.keySet().toArray(new PropertyTag<?>[0]), all.values().toArray());
	}

	@Override
	public final Map<NamedProperty, Integer> idsOf(Collection<NamedProperty> names, boolean create) {
		List<NamedProperty> asked = List.copyOf(names);
		if (asked.isEmpty()) {
			return Map.of();
		}
		return call("IMAPIProp::GetIDsFromNames", () -> {
			int[] ids = driver().idsOf(handle(), asked, create);
			Map<NamedProperty, Integer> found = new LinkedHashMap<>();
			for (int i = 0; i < ids.length; i++) {
				if (ids[i] != 0) {
					found.put(asked.get(i), ids[i]);
				}
			}
			return found;
		});
	}

	@Override
	public final Map<Integer, NamedProperty> namesOf(Collection<Integer> ids) {
		int[] asked = ids.stream().mapToInt(Integer::intValue).toArray();
		return (asked.length != 0) ? call("IMAPIProp::GetNamesFromIDs", () -> driver().namesOf(handle(), asked))
				: Map.of();
	}

	// streams

	@Override
	public final InputStream openStream(PropertyTag<?> tag) {
		Objects.requireNonNull(tag, "tag");
		return call(OPEN_PROPERTY, () -> {
			prepare();
			PropertyTag<?> changed = this.pending.isEmpty() ? null : find(pendingValues(), tag);
			return (changed != null) ? pendingStream(changed)
					: new ReadStream(this, driver().openStream(handle(), tag, StreamMode.READ));
		});
	}

	private InputStream pendingStream(PropertyTag<?> tag) {
		Object value = pendingValues().get(tag);
		if (value instanceof Binary bytes) {
			return bytes.toInputStream();
		}
		if (value instanceof String text) {
			return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE));
		}
		throw MapiCallExceptions.of(OPEN_PROPERTY, null,
				(value != null) ? MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED : MapiErrors.MAPI_E_NOT_FOUND,
				"property " + tag, null);
	}

	@Override
	public final OutputStream openOutputStream(PropertyTag<?> tag) {
		Objects.requireNonNull(tag, "tag");
		return call(OPEN_PROPERTY, () -> {
			if (tag.type() != PropertyType.UNICODE && tag.type() != PropertyType.BINARY) {
				throw MapiCallExceptions.of(OPEN_PROPERTY, null, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
						"property " + tag + " is neither text nor bytes", null);
			}
			return this.transacted ? openOutput(tag, PropertyChanges.NONE)
					: new GatheringStream(this, (bytes) -> this.pending.add(changeOf(tag, bytes)));
		});
	}

	/**
	 * Opens a stream of the driver's, within a call.
	 * @param tag a text or binary property
	 * @param whenCommitted what else changes once the stream is committed
	 * @return the stream
	 */
	final OutputStream openOutput(PropertyTag<?> tag, PropertyChanges whenCommitted) {
		prepare();
		Handle stream = driver().openStream(handle(), tag, StreamMode.WRITE);
		// what was set before is older than what was written
		return new WriteStream(this, stream, this::prepare, () -> add(whenCommitted));
	}

	@SuppressWarnings("unchecked")
	private static PropertyChanges changeOf(PropertyTag<?> tag, byte[] bytes) {
		return (tag.type() == PropertyType.UNICODE)
				? PropertyChanges.of((PropertyTag<String>) tag, new String(bytes, StandardCharsets.UTF_16LE))
				: PropertyChanges.of(PropertyTag.binary(tag.id()), Binary.of(bytes));
	}

	// changing

	@Override
	public final void change(PropertyChanges changes) {
		Objects.requireNonNull(changes, "changes");
		run(SET_PROPS, () -> add(changes));
	}

	private void add(PropertyChanges changes) {
		if (!changes.isEmpty()) {
			this.pending.add(changes);
		}
	}

	@Override
	public final void save() {
		run("IMAPIProp::SaveChanges", () -> {
			flush();
			saved(driver().save(handle(), SaveMode.KEEP_OPEN));
		});
	}

	/**
	 * Notes that the object was saved.
	 * @param entryId its entry identifier, or {@code null} if the driver does not tell
	 */
	void saved(@Nullable EntryId entryId) {
		// most objects keep their entry identifier
	}

	/**
	 * Lets the driver know of the changes before it does anything else with the object.
	 */
	final void prepare() {
		if (this.transacted) {
			flush();
		}
	}

	private void flush() {
		if (this.pending.isEmpty()) {
			return;
		}
		List<Problem> problems = driver().change(handle(), PropertyChanges.ofAll(this.pending));
		this.pending.clear();
		if (!problems.isEmpty()) {
			Problem first = problems.get(0);
			throw MapiCallExceptions.of(first.operation(), null, first.result(), "property " + first.tag(), null);
		}
	}

	/**
	 * Reads the object's entry identifier, within a call.
	 * @return the entry identifier, or {@code null} if it has none
	 */
	final @Nullable EntryId readEntryId() {
		return driver().read(handle(), PropertyTags.ENTRYID).find(PropertyTags.ENTRYID).orElse(null);
	}

}
