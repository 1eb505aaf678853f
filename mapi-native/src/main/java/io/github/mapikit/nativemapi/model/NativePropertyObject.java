// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.com.ComProp;
import io.github.mapikit.nativemapi.com.ComStream;
import io.github.mapikit.nativemapi.memory.PropertyAnswers;
import io.github.mapikit.nativemapi.memory.PropertyEncoder;
import org.jspecify.annotations.Nullable;

/**
 * An object with properties. Changes are gathered here and go to MAPI in one call.
 * <p>
 * Messages and attachments keep changes to themselves until they are saved, so theirs go
 * to MAPI as soon as somebody reads. Folders and stores make each change permanent at
 * once: theirs wait for {@link #save()}, and reading shows them on top of what MAPI
 * answers ("IMAPIProp::SaveChanges").
 *
 * @param <C> the COM interface
 */
abstract class NativePropertyObject<C extends ComProp> extends NativeObject<C> implements PropertyObject {

	private static final int PT_ERROR = 0x000A;

	private static final int PT_OBJECT = 0x000D;

	/** Larger values go through a stream, as providers ask for. */
	private static final int INLINE_BYTES = 32 * 1024;

	/** Changed values, {@code null} for what is to be removed. */
	private final Map<PropertyTag<?>, @Nullable Object> changes = new LinkedHashMap<>();

	/** What is removed if it can be. */
	private final Set<PropertyTag<?>> lenient = new HashSet<>();

	private final boolean transacted;

	/**
	 * Takes over a reference.
	 * @param kind what it is, in a word
	 * @param parent the object that it was opened through, or {@code null}
	 * @param heldByParent whether it lives as long as its parent
	 * @param com the COM object
	 * @param transacted whether the object keeps changes to itself until it is saved
	 */
	NativePropertyObject(String kind, NativeObject<?> parent, boolean heldByParent, C com, boolean transacted) {
		super(kind, parent, heldByParent, com);
		this.transacted = transacted;
	}

	// reading

	@Override
	public PropertyValues read(PropertyTag<?>... tags) {
		if (tags.length == 0) {
			throw new IllegalArgumentException("No property was asked for; 'readAll' reads them all");
		}
		PropertyTag<?>[] asked = tags.clone();
		for (PropertyTag<?> tag : asked) {
			Objects.requireNonNull(tag, "tag");
		}
		return call("IMAPIProp::GetProps", () -> current(asked));
	}

	/**
	 * Reads properties within another call.
	 * @param tags the properties
	 * @return the answers, with unsaved changes
	 */
	final PropertyValues current(PropertyTag<?>... tags) {
		if (this.transacted) {
			flush();
		}
		PropertyValues stored = com().getProps(tags);
		return this.changes.isEmpty() ? stored : withChanges(stored);
	}

	private PropertyValues withChanges(PropertyValues stored) {
		List<PropertyTag<?>> tags = stored.tags();
		PropertyAnswers answers = new PropertyAnswers(tags.size());
		for (PropertyTag<?> tag : tags) {
			PropertyTag<?> changed = changed(tag);
			if (changed != null) {
				answers.add(changed, this.changes.get(changed));
			}
			else {
				PropertyValue<?> value = stored.value(tag);
				answers.add(tag, value.isPresent() ? value.value() : value.error());
			}
		}
		return answers.toValues();
	}

	private @Nullable PropertyTag<?> changed(PropertyTag<?> tag) {
		for (PropertyTag<?> candidate : this.changes.keySet()) {
			if (candidate.equals(tag) || (tag.type() == PropertyType.UNSPECIFIED && candidate.id() == tag.id())) {
				return candidate;
			}
		}
		return null;
	}

	@Override
	public PropertyValues readAll() {
		return call("IMAPIProp::GetProps", () -> {
			if (this.transacted) {
				flush();
			}
			Map<PropertyTag<?>, @Nullable Object> all = new LinkedHashMap<>();
			Map<Integer, Integer> types = null;
			for (ComProp.Answer answer : com().getAllProps()) {
				int tag = answer.tag();
				if ((tag & 0xFFFF) == PT_ERROR) {
					types = (types != null) ? types : typesById();
					tag = types.getOrDefault(tag >>> 16, tag);
				}
				if ((tag & 0xFFFF) != PT_OBJECT) {
					all.put(known(tag), answer.value());
				}
			}
			all.putAll(this.changes);
			all.values().removeIf(Objects::isNull);
			PropertyAnswers answers = new PropertyAnswers(all.size());
			all.forEach(answers::add);
			return answers.toValues();
		});
	}

	// an error stands where a type would: which one it is, the list of properties tells
	private Map<Integer, Integer> typesById() {
		Map<Integer, Integer> types = new LinkedHashMap<>();
		for (int tag : com().getPropList()) {
			types.put(tag >>> 16, tag);
		}
		return types;
	}

	private static PropertyTag<?> known(int tag) {
		// a type that the model has no name for keeps its place, without a type
		return PropertyTag.of((PropertyType.ofCode(tag & 0xFFFF) != null) ? tag : tag & 0xFFFF0000);
	}

	@Override
	public InputStream openStream(PropertyTag<?> tag) {
		return call("IMAPIProp::OpenProperty", () -> {
			flushForStreams();
			return new NativeInputStream(this, openCom(tag));
		});
	}

	private ComStream openCom(PropertyTag<?> tag) {
		return com().openStream(tag.value());
	}

	/**
	 * Reads a text or binary property whole within another call, as a value or, if it is
	 * too large, as a stream.
	 * @param tag the property
	 * @return the value, or {@code null} if the object does not have the property
	 */
	final @Nullable Object whole(PropertyTag<?> tag) {
		PropertyValue<?> value = current(tag).value(tag);
		if (value.isTooLarge()) {
			byte[] bytes = readStream(openCom(tag));
			return (tag.type() == PropertyType.UNICODE) ? new String(bytes, StandardCharsets.UTF_16LE)
					: Binary.of(bytes);
		}
		HResult error = value.error();
		if (error != null && !value.isAbsent()) {
			throw MapiCallExceptions.of("IMAPIProp::GetProps", null, error, "property " + tag, null);
		}
		return value.value();
	}

	/**
	 * Reads a stream to its end and releases it.
	 * @param stream the stream
	 * @return the bytes
	 */
	static byte[] readStream(ComStream stream) {
		try {
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			byte[] buffer = new byte[8192];
			int count = stream.read(buffer, 0, buffer.length);
			while (count > 0) {
				all.write(buffer, 0, count);
				count = stream.read(buffer, 0, buffer.length);
			}
			return all.toByteArray();
		}
		finally {
			stream.release();
		}
	}

	// changing

	@Override
	public OutputStream openOutputStream(PropertyTag<?> tag) {
		return call("IMAPIProp::OpenProperty", () -> {
			if (tag.type() != PropertyType.UNICODE && tag.type() != PropertyType.BINARY) {
				throw MapiCallExceptions.of("IMAPIProp::OpenProperty", null, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
						"property " + tag + " is neither text nor bytes", null);
			}
			if (!this.transacted) {
				return new CollectingOutputStream(this, (bytes) -> this.changes.put(tag, ofBytes(tag, bytes)));
			}
			return openOutput(tag, () -> {
			});
		});
	}

	/**
	 * Opens a stream to write to within another call.
	 * @param tag the property
	 * @param committed is run when the stream has been written
	 * @return the stream
	 */
	final OutputStream openOutput(PropertyTag<?> tag, Runnable committed) {
		flush();
		return new NativeOutputStream(this, com().createStream(tag.value()), committed);
	}

	private static Object ofBytes(PropertyTag<?> tag, byte[] bytes) {
		return (tag.type() == PropertyType.UNICODE) ? new String(bytes, StandardCharsets.UTF_16LE) : Binary.of(bytes);
	}

	@Override
	public <T> void set(PropertyTag<T> tag, T value) {
		PropertyEncoder.check(tag, tag.requireValue(value));
		run("IMAPIProp::SetProps", () -> put(tag, (value instanceof EntryId id) ? id.bytes() : value));
	}

	@Override
	public void remove(PropertyTag<?> tag) {
		Objects.requireNonNull(tag, "tag");
		run("IMAPIProp::DeleteProps", () -> put(tag, null));
	}

	/**
	 * Remembers a change.
	 * @param tag the property
	 * @param value the value, or {@code null} to remove it
	 */
	final void put(PropertyTag<?> tag, @Nullable Object value) {
		this.changes.remove(tag);
		this.lenient.remove(tag);
		this.changes.put(tag, value);
	}

	/**
	 * Remembers to remove a property if the object lets it go.
	 * @param tag the property
	 */
	final void removeIfPossible(PropertyTag<?> tag) {
		put(tag, null);
		this.lenient.add(tag);
	}

	@Override
	public void save() {
		run("IMAPIProp::SaveChanges", () -> {
			flush();
			com().saveChanges();
		});
	}

	private void flushForStreams() {
		if (this.transacted) {
			flush();
		}
	}

	/**
	 * Sends the gathered changes to MAPI, first what is removed.
	 */
	final void flush() {
		if (this.changes.isEmpty()) {
			return;
		}
		List<PropertyTag<?>> removed = new ArrayList<>();
		List<PropertyTag<?>> set = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		Map<PropertyTag<?>, byte[]> large = new LinkedHashMap<>();
		this.changes.forEach((tag, value) -> {
			byte[] bytes = this.transacted ? largeBytes(value) : null;
			if (bytes != null) {
				large.put(tag, bytes);
			}
			else if (value != null) {
				set.add(tag);
				values.add(value);
			}
			else {
				removed.add(tag);
			}
		});
		if (!removed.isEmpty()) {
			List<ComProp.Problem> problems = com().deleteProps(removed);
			removed.forEach(this.changes::remove);
			Set<PropertyTag<?>> ignored = Set.copyOf(this.lenient);
			this.lenient.clear();
			throwFirst("IMAPIProp::DeleteProps", problems, ignored);
		}
		if (!set.isEmpty()) {
			List<ComProp.Problem> problems = com().setProps(set, values);
			set.forEach(this.changes::remove);
			throwFirst("IMAPIProp::SetProps", problems, Set.of());
		}
		large.forEach((tag, bytes) -> {
			writeStream(com().createStream(tag.value()), bytes);
			this.changes.remove(tag);
		});
	}

	private static byte @Nullable [] largeBytes(@Nullable Object value) {
		if (value instanceof String text && text.length() > INLINE_BYTES / 2) {
			return text.getBytes(StandardCharsets.UTF_16LE);
		}
		return (value instanceof Binary binary && binary.size() > INLINE_BYTES) ? binary.toByteArray() : null;
	}

	private static void writeStream(ComStream stream, byte[] bytes) {
		try {
			stream.write(bytes, 0, bytes.length);
			stream.commit();
		}
		finally {
			stream.release();
		}
	}

	private static void throwFirst(String operation, List<ComProp.Problem> problems, Set<PropertyTag<?>> ignored) {
		for (ComProp.Problem problem : problems) {
			PropertyTag<?> tag = known(problem.tag());
			boolean absent = operation.endsWith("DeleteProps") && problem.result().equals(MapiErrors.MAPI_E_NOT_FOUND);
			if (problem.result().isError() && !absent && !ignored.contains(tag)) {
				throw MapiCallExceptions.of(operation, null, problem.result(), "property " + tag, null);
			}
		}
	}

}
