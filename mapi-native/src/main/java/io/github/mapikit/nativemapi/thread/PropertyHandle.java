// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.com.ComProp;
import io.github.mapikit.nativemapi.com.ComStream;
import io.github.mapikit.nativemapi.memory.PropertyAnswers;
import io.github.mapikit.nativemapi.memory.PropertyEncoder;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.StreamMode;
import org.jspecify.annotations.Nullable;

/**
 * An object with properties. A message or an attachment keeps changes to itself until it
 * is saved, and has the store derive properties of others; a folder or a store makes each
 * change permanent at once ("IMAPIProp::SaveChanges").
 *
 * @param <C> the COM interface
 */
abstract class PropertyHandle<C extends ComProp> extends NativeHandle<C> {

	private static final int PT_ERROR = 0x000A;

	private static final int PT_OBJECT = 0x000D;

	/** Larger values go through a stream, as providers ask for. */
	private static final int INLINE_BYTES = 32 * 1024;

	private final boolean transacted;

	/**
	 * Takes over a reference.
	 * @param com the COM object
	 * @param transacted whether the object keeps changes to itself until it is saved
	 */
	PropertyHandle(C com, boolean transacted) {
		super(com);
		this.transacted = transacted;
	}

	final PropertyValues readAll() {
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>();
		Map<Integer, Integer> types = null;
		for (ComProp.Answer answer : com().getAllProps()) {
			int tag = answer.tag();
			if ((tag & 0xFFFF) == PT_ERROR) {
				types = (types != null) ? types : typesById();
				tag = types.getOrDefault(tag >>> 16, tag);
			}
			if ((tag & 0xFFFF) != PT_OBJECT) {
				all.put(PropertyAnswers.known(tag), answer.value());
			}
		}
		PropertyAnswers answers = new PropertyAnswers(all.size());
		all.forEach(answers::add);
		return answers.toValues();
	}

	// an error stands where a type would: which one it is, the list of properties tells
	private Map<Integer, Integer> typesById() {
		Map<Integer, Integer> types = new HashMap<>();
		for (int tag : com().getPropList()) {
			types.put(tag >>> 16, tag);
		}
		return types;
	}

	/**
	 * Changes properties: removes first, then sets, then writes large values.
	 * @param changes the changes
	 * @return what could not be changed
	 */
	final List<Problem> change(PropertyChanges changes) {
		List<PropertyTag<?>> removed = new ArrayList<>();
		List<PropertyTag<?>> set = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		Map<PropertyTag<?>, byte[]> large = new LinkedHashMap<>();
		changes.values().forEach((tag, value) -> {
			byte[] bytes = this.transacted ? largeBytes(value) : null;
			if (value != null) {
				PropertyEncoder.check(tag, value);
			}
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
		List<Problem> problems = new ArrayList<>();
		if (!removed.isEmpty()) {
			com().deleteProps(removed)
				.stream()
				.filter((problem) -> !problem.result().equals(MapiErrors.MAPI_E_NOT_FOUND)
						&& !changes.isOptional(problem.tag()))
				.forEach(problems::add);
		}
		if (!set.isEmpty()) {
			problems.addAll(com().setProps(set, values));
		}
		large.forEach((tag, bytes) -> writeStream(com().createStream(tag.value()), bytes));
		problems.removeIf((problem) -> !problem.result().isError());
		return problems;
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

	final Handle openStream(PropertyTag<?> tag, StreamMode mode) {
		if (mode == StreamMode.READ) {
			return new StreamHandle(com().openStream(tag.value()));
		}
		return new StreamHandle(com().createStream(tag.value()));
	}

}
