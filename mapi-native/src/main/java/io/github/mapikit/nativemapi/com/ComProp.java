// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiAccessDeniedException;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.MemoryBlock;
import io.github.mapikit.nativemapi.memory.NameDecoder;
import io.github.mapikit.nativemapi.memory.NativeDataException;
import io.github.mapikit.nativemapi.memory.PropertyAnswers;
import io.github.mapikit.nativemapi.memory.PropertyEncoder;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import io.github.mapikit.spi.Problem;

/**
 * {@code IMAPIProp}: an object with properties.
 * <p>
 * Source: "IMAPIProp : IUnknown" (MAPI reference).
 */
public class ComProp extends ComMapiObject {

	private static final int KEEP_OPEN_READWRITE = 0x0002;

	private static final int FORCE_SAVE = 0x0004;

	private static final int MAPI_MODIFY = 0x0001;

	private static final int MAPI_CREATE = 0x0002;

	private static final int STGM_READ = 0x0000;

	private static final int STGM_READWRITE = 0x0002;

	private static final int PT_ERROR = 0x000A;

	/** Property identifiers are 16-bit numbers. */
	private static final int MAX_PROPERTIES = 0x10000;

	ComProp(ComContext context, long address) {
		super(context, ComMethod.PROP_LAST_ERROR, address);
	}

	/**
	 * {@code GetProps}: reads properties.
	 * @param tags the properties, at least one
	 * @return the answers, in the same order
	 */
	public final PropertyValues getProps(PropertyTag<?>... tags) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.tags(writer, tags);
			long array = scratch.place(writer);
			long count = scratch.slot();
			long values = scratch.slot();
			int result = invoke(ComMethod.GET_PROPS, array, MAPI_UNICODE, count, values);
			long buffer = scratch.pointer(values);
			try {
				check(ComMethod.GET_PROPS, result);
				return decode(ComMethod.GET_PROPS, () -> answers(buffer, scratch.int32(count), tags));
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	private PropertyValues answers(long buffer, int count, PropertyTag<?>[] tags) {
		if (count != tags.length) {
			throw new NativeDataException(
					"%d values came where %d were asked for".formatted(count & 0xFFFFFFFFL, tags.length));
		}
		int size = Struct.PROP_VALUE.size(context().reader().bitness());
		MemoryBlock block = context().reader().block(buffer, (long) count * size);
		PropertyAnswers answers = new PropertyAnswers(count);
		for (int i = 0; i < count; i++) {
			answers.add(context().properties(), block, i * size, tags[i]);
		}
		return answers.toValues();
	}

	/**
	 * {@code GetProps}: reads all properties.
	 * @return the answers, with the number of the tag that each came with
	 */
	public final List<Answer> getAllProps() {
		try (Scratch.Frame scratch = frame()) {
			long count = scratch.slot();
			long values = scratch.slot();
			int result = invoke(ComMethod.GET_PROPS, 0, MAPI_UNICODE, count, values);
			long buffer = scratch.pointer(values);
			try {
				check(ComMethod.GET_PROPS, result);
				return decode(ComMethod.GET_PROPS, () -> allAnswers(buffer, scratch.int32(count)));
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	private List<Answer> allAnswers(long buffer, int count) {
		checkCount(count);
		List<Answer> answers = new ArrayList<>(count);
		if (count == 0) {
			return answers;
		}
		int size = Struct.PROP_VALUE.size(context().reader().bitness());
		MemoryBlock block = context().reader().block(buffer, (long) count * size);
		for (int i = 0; i < count; i++) {
			Object value = context().properties().value(block, i * size);
			if (value != null) {
				answers.add(new Answer(block.int32(i * size), value));
			}
		}
		return answers;
	}

	private static void checkCount(int count) {
		if (count < 0 || count > MAX_PROPERTIES) {
			throw new NativeDataException("an object with %d properties cannot be".formatted(count & 0xFFFFFFFFL));
		}
	}

	/**
	 * {@code GetPropList}: reads which properties there are.
	 * @return the numbers of their tags
	 */
	public final int[] getPropList() {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			int result = invoke(ComMethod.GET_PROP_LIST, MAPI_UNICODE, slot);
			long buffer = scratch.pointer(slot);
			try {
				check(ComMethod.GET_PROP_LIST, result);
				return decode(ComMethod.GET_PROP_LIST, () -> tagList(buffer));
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	private int[] tagList(long buffer) {
		int array = StructField.PROP_TAG_ARRAY_TAGS.offset(context().reader().bitness());
		int count = context().reader().block(buffer, array).int32(0);
		checkCount(count);
		MemoryBlock block = context().reader().block(buffer, array + 4L * count);
		int[] tags = new int[count];
		for (int i = 0; i < count; i++) {
			tags[i] = block.int32(array + 4 * i);
		}
		return tags;
	}

	/**
	 * {@code OpenProperty}: opens a property as a stream to read from.
	 * @param tag the number of the property's tag
	 * @return the stream; the caller releases it
	 */
	public final ComStream openStream(int tag) {
		return new ComStream(context(), openProperty(tag, InterfaceId.STREAM, STGM_READ, 0));
	}

	/**
	 * {@code OpenProperty}: opens a property as a stream to write to. It begins empty.
	 * @param tag the number of the property's tag
	 * @return the stream; the caller releases it
	 */
	public final ComStream createStream(int tag) {
		return new ComStream(context(),
				openProperty(tag, InterfaceId.STREAM, STGM_READWRITE, MAPI_CREATE | MAPI_MODIFY));
	}

	/**
	 * {@code OpenProperty}: opens a property as a message.
	 * @param tag the number of the property's tag
	 * @param create whether to make a new one
	 * @return the message; the caller releases it
	 */
	public final ComMessage openMessage(int tag, boolean create) {
		int flags = create ? MAPI_CREATE | MAPI_MODIFY : MAPI_MODIFY;
		try {
			return new ComMessage(context(), openProperty(tag, InterfaceId.MESSAGE, 0, flags));
		}
		catch (MapiAccessDeniedException ex) {
			if (create) {
				throw ex;
			}
			// one that is for reading only; OpenProperty has no MAPI_BEST_ACCESS
			return new ComMessage(context(), openProperty(tag, InterfaceId.MESSAGE, 0, 0));
		}
	}

	private long openProperty(int tag, InterfaceId id, int options, int flags) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			return opened(ComMethod.OPEN_PROPERTY,
					invoke(ComMethod.OPEN_PROPERTY, tag, id.address(), options, flags, slot), scratch, slot);
		}
	}

	/**
	 * {@code SetProps}: sets properties.
	 * @param tags the properties
	 * @param values their values
	 * @return which were not set, and why
	 */
	public final List<Problem> setProps(List<PropertyTag<?>> tags, List<Object> values) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			PropertyEncoder.writeAll(writer, tags, values);
			long array = scratch.place(writer);
			long slot = scratch.slot();
			int result = invoke(ComMethod.SET_PROPS, tags.size(), array, slot);
			return problems(ComMethod.SET_PROPS, result, scratch.pointer(slot));
		}
	}

	/**
	 * {@code DeleteProps}: removes properties.
	 * @param tags the properties, at least one
	 * @return which were not removed, and why
	 */
	public final List<Problem> deleteProps(List<PropertyTag<?>> tags) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.tags(writer, tags.toArray(new PropertyTag<?>[0]));
			long array = scratch.place(writer);
			long slot = scratch.slot();
			int result = invoke(ComMethod.DELETE_PROPS, array, slot);
			return problems(ComMethod.DELETE_PROPS, result, scratch.pointer(slot));
		}
	}

	private List<Problem> problems(ComMethod method, int result, long buffer) {
		try {
			check(method, result);
			return (buffer != 0) ? decode(method, () -> readProblems(method, buffer)) : List.of();
		}
		finally {
			context().freeBuffer(buffer);
		}
	}

	private List<Problem> readProblems(ComMethod method, long buffer) {
		Bitness bitness = context().reader().bitness();
		int array = StructField.PROP_PROBLEM_ARRAY_PROBLEMS.offset(bitness);
		int size = Struct.PROP_PROBLEM.size(bitness);
		int count = context().reader().block(buffer, array).int32(0);
		checkCount(count);
		MemoryBlock block = context().reader().block(buffer, array + (long) count * size);
		List<Problem> problems = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int at = array + i * size;
			problems.add(new Problem(method.documentedName(),
					PropertyAnswers.known(block.int32(at + StructField.PROP_PROBLEM_TAG.offset(bitness))),
					HResult.of(block.int32(at + StructField.PROP_PROBLEM_RESULT.offset(bitness)))));
		}
		return problems;
	}

	/**
	 * {@code SaveChanges}: makes changes permanent and leaves the object open for more.
	 * @param force whether to write over what somebody else has changed
	 */
	public final void saveChanges(boolean force) {
		int flags = force ? KEEP_OPEN_READWRITE | FORCE_SAVE : KEEP_OPEN_READWRITE;
		check(ComMethod.SAVE_CHANGES, invoke(ComMethod.SAVE_CHANGES, flags));
	}

	// names

	/**
	 * {@code GetIDsFromNames}: finds the identifiers of named properties.
	 * @param names the names, at least one
	 * @param create whether to map names that have no identifier yet
	 * @return the identifiers in the order of the names; 0 for a name that has none
	 */
	public final int[] getIdsFromNames(List<NamedProperty> names, boolean create) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.names(writer, names);
			long array = scratch.place(writer);
			long slot = scratch.slot();
			int result = invoke(ComMethod.GET_IDS_FROM_NAMES, names.size(), array, create ? MAPI_CREATE : 0, slot);
			long buffer = scratch.pointer(slot);
			try {
				check(ComMethod.GET_IDS_FROM_NAMES, result);
				int[] tags = decode(ComMethod.GET_IDS_FROM_NAMES, () -> tagList(buffer));
				if (tags.length != names.size()) {
					throw ComFailures.absurd(ComMethod.GET_IDS_FROM_NAMES.documentedName(),
							"%d identifiers came for %d names".formatted(tags.length, names.size()));
				}
				return Arrays.stream(tags).map((tag) -> ((tag & 0xFFFF) != PT_ERROR) ? tag >>> 16 : 0).toArray();
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	/**
	 * {@code GetNamesFromIDs}: finds the names of properties.
	 * @param ids the identifiers, at least one
	 * @return the names by identifier, without those that have none
	 */
	public final Map<Integer, NamedProperty> getNamesFromIds(int... ids) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.identifiers(writer, ids);
			long tags = scratch.place(writer);
			long count = scratch.slot();
			long slot = scratch.slot();
			int result = invoke(ComMethod.GET_NAMES_FROM_IDS, tags, 0, 0, count, slot);
			long buffer = scratch.pointer(slot);
			try {
				check(ComMethod.GET_NAMES_FROM_IDS, result);
				return decode(ComMethod.GET_NAMES_FROM_IDS,
						() -> new NameDecoder(context().reader()).names(buffer, scratch.int32(count), ids));
			}
			finally {
				context().freeBuffer(buffer);
			}
		}
	}

	/**
	 * What an object has for a property that nobody asked for by its tag.
	 *
	 * @param tag the number of the tag, with the type of the answer
	 * @param value the value, or an {@link HResult}
	 */
	public record Answer(int tag, Object value) {

	}

}
