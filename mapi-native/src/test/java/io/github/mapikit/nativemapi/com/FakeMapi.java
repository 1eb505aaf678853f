// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.nativemapi.memory.PropertyEncoder;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A MAPI library and COM objects whose functions are Java code behind real function
 * pointers and vtables, so that calls are real on any system.
 */
public final class FakeMapi {

	/** The slot of {@code IUnknown::Release}. */
	public static final int RELEASE = ComMethod.RELEASE.slot();

	/** The slot of {@code IMAPIProp::SaveChanges}. */
	public static final int SAVE_CHANGES = ComMethod.SAVE_CHANGES.slot();

	/** The slot of {@code IMAPIProp::GetProps}. */
	public static final int GET_PROPS = ComMethod.GET_PROPS.slot();

	/** The slot of {@code IMAPIProp::GetPropList}. */
	public static final int GET_PROP_LIST = ComMethod.GET_PROP_LIST.slot();

	/** The slot of {@code IMAPIProp::OpenProperty}. */
	public static final int OPEN_PROPERTY = ComMethod.OPEN_PROPERTY.slot();

	/** The slot of {@code IMAPIProp::SetProps}. */
	public static final int SET_PROPS = ComMethod.SET_PROPS.slot();

	/** The slot of {@code IMAPIProp::DeleteProps}. */
	public static final int DELETE_PROPS = ComMethod.DELETE_PROPS.slot();

	/** The slot of {@code IStream::Read}. */
	public static final int STREAM_READ = ComMethod.STREAM_READ.slot();

	/** The slot of {@code IStream::Write}. */
	public static final int STREAM_WRITE = ComMethod.STREAM_WRITE.slot();

	/** The slot of {@code IStream::Commit}. */
	public static final int STREAM_COMMIT = ComMethod.STREAM_COMMIT.slot();

	/** The slot of {@code IMAPISession::GetMsgStoresTable}. */
	public static final int STORES_TABLE = ComMethod.GET_MSG_STORES_TABLE.slot();

	/** The slot of {@code IMAPISession::GetStatusTable}. */
	public static final int STATUS_TABLE = ComMethod.GET_STATUS_TABLE.slot();

	/** The slot of {@code IMAPISession::OpenMsgStore}. */
	public static final int OPEN_STORE = ComMethod.OPEN_MSG_STORE.slot();

	/** The slot of {@code IMAPISession::Logoff}. */
	public static final int LOGOFF = ComMethod.LOGOFF.slot();

	/** The slot of {@code IMsgStore::OpenEntry}. */
	public static final int OPEN_ENTRY = ComMethod.STORE_OPEN_ENTRY.slot();

	/** The slot of {@code IMAPIContainer::GetContentsTable}. */
	public static final int CONTENTS_TABLE = ComMethod.GET_CONTENTS_TABLE.slot();

	/** The slot of {@code IMAPIFolder::CopyMessages}. */
	public static final int COPY_MESSAGES = ComMethod.COPY_MESSAGES.slot();

	/** The slot of {@code IMsgStore::Advise}. */
	public static final int ADVISE = ComMethod.STORE_ADVISE.slot();

	/** The slot of {@code IMsgStore::Unadvise}. */
	public static final int UNADVISE = ComMethod.STORE_UNADVISE.slot();

	/** The slot of {@code IStream::Seek}. */
	public static final int STREAM_SEEK = ComMethod.STREAM_SEEK.slot();

	/** The slot of {@code IMessage::ModifyRecipients}. */
	public static final int MODIFY_RECIPIENTS = ComMethod.MODIFY_RECIPIENTS.slot();

	/** The slot of {@code IMessage::OpenAttach}. */
	public static final int OPEN_ATTACH = ComMethod.OPEN_ATTACH.slot();

	/** The slot of {@code IMsgStore::GetReceiveFolder}. */
	public static final int RECEIVE_FOLDER = ComMethod.GET_RECEIVE_FOLDER.slot();

	/** The slot of {@code IMAPIFolder::DeleteMessages}. */
	public static final int DELETE_MESSAGES = ComMethod.DELETE_MESSAGES.slot();

	/** The slot of {@code IMessage::SubmitMessage}. */
	public static final int SUBMIT = ComMethod.SUBMIT_MESSAGE.slot();

	/** The slot of {@code IMessage::SetReadFlag}. */
	public static final int SET_READ_FLAG = ComMethod.SET_READ_FLAG.slot();

	/** What is allocated and not freed, by address. */
	private final Map<Long, Memory> buffers = new LinkedHashMap<>();

	private final Map<String, Callback> exports = new HashMap<>();

	/** Keeps alive what native code points to. */
	private final List<Object> held = new ArrayList<>();

	/**
	 * Creates a library that can free buffers and nothing else.
	 */
	public FakeMapi() {
		export("MAPIFreeBuffer", (buffer, b, c, d, e, f, g) -> {
			if (this.buffers.remove(buffer) == null) {
				throw new AssertionError("A buffer is freed that was not allocated");
			}
			return 0;
		});
	}

	/**
	 * Adds a flat function.
	 * @param name its name
	 * @param method what it does
	 */
	public void export(String name, Method method) {
		this.exports.put(name, method);
	}

	/**
	 * Returns the library.
	 * @return the library
	 */
	public MapiLibrary library() {
		return new MapiLibrary((name) -> {
			Callback callback = this.exports.get(name);
			return (callback != null) ? Function.getFunction(CallbackReference.getFunctionPointer(callback)) : null;
		});
	}

	ComContext context() {
		return context(ThreadRole.WORKER, CallTrace.NONE);
	}

	/**
	 * Returns what the objects of a thread share.
	 * @param role the part of the thread
	 * @param trace is told of each call
	 * @return the context
	 */
	public ComContext context(ThreadRole role, CallTrace trace) {
		return new ComContext(library(), role, trace);
	}

	/**
	 * Returns a new object with a method in some slots. Those without one return an
	 * error.
	 * @param methods the methods by their slots
	 * @return the address of the object
	 */
	public long object(Map<Integer, Method> methods) {
		Memory vtable = new Memory(32L * Native.POINTER_SIZE);
		for (int slot = 0; slot < 32; slot++) {
			Method method = methods.getOrDefault(slot, (self, a, b, c, d, e, f) -> 0x80004001);
			this.held.add(method);
			vtable.setPointer((long) slot * Native.POINTER_SIZE, CallbackReference.getFunctionPointer(method));
		}
		Memory object = new Memory(Native.POINTER_SIZE);
		object.setPointer(0, vtable);
		this.held.add(vtable);
		this.held.add(object);
		return Pointer.nativeValue(object);
	}

	/**
	 * Allocates a buffer as MAPI does.
	 * @param writer what is in it
	 * @return its address
	 */
	public long allocate(StructWriter writer) {
		Memory buffer = new Memory(Math.max(8, writer.length()));
		long address = Pointer.nativeValue(buffer);
		writer.writeTo(ProcessRam.INSTANCE, address);
		this.buffers.put(address, buffer);
		return address;
	}

	/**
	 * Counts the buffers that were not freed.
	 * @return how many there are
	 */
	public int buffers() {
		return this.buffers.size();
	}

	/**
	 * Returns a writer for this process.
	 * @return the writer
	 */
	public static StructWriter writer() {
		return new StructWriter(Bitness.current());
	}

	/**
	 * Sets an out parameter.
	 * @param slot where it is
	 * @param address the address to set
	 */
	public static void putPointer(long slot, long address) {
		new Pointer(slot).setPointer(0, new Pointer(address));
	}

	/**
	 * Sets an out parameter.
	 * @param slot where it is
	 * @param value the number to set
	 */
	public static void putInt(long slot, int value) {
		new Pointer(slot).setInt(0, value);
	}

	// what providers do

	/**
	 * Returns a {@code GetProps} over some properties.
	 * @param properties the values by tag; an {@link HResult} in place of a value, and
	 * {@code null} in place of the answer to a question for all
	 * @return the method
	 */
	public Method getProps(Map<PropertyTag<?>, Object> properties) {
		return (self, tags, flags, count, values, e, f) -> {
			List<PropertyTag<?>> answered = new ArrayList<>();
			List<Object> answers = new ArrayList<>();
			for (PropertyTag<?> tag : (tags != 0) ? asked(tags) : properties.keySet()) {
				add(answered, answers, tag, properties.get(tag));
			}
			StructWriter writer = writer();
			PropertyEncoder.writeAll(writer, answered, answers);
			putInt(count, answered.size());
			putPointer(values, allocate(writer));
			return 0x00040380;
		};
	}

	private static void add(List<PropertyTag<?>> tags, List<Object> values, PropertyTag<?> tag,
			@Nullable Object value) {
		if (value == null || value instanceof HResult) {
			tags.add(PropertyTag.of(tag.id() << 16 | 0x000A));
			values.add((value != null) ? value : MapiErrors.MAPI_E_NOT_FOUND);
		}
		else {
			tags.add(tag);
			values.add(value);
		}
	}

	/**
	 * Reads an {@code SPropTagArray}.
	 * @param address where it is
	 * @return the tags
	 */
	public static List<PropertyTag<?>> asked(long address) {
		Pointer array = new Pointer(address);
		List<PropertyTag<?>> tags = new ArrayList<>();
		for (int i = 0; i < array.getInt(0); i++) {
			tags.add(PropertyTag.of(array.getInt(4 + 4L * i)));
		}
		return tags;
	}

	/**
	 * Returns a table.
	 * @param rows the values of each row by tag
	 * @param seen is told of calls by the names of their slots
	 * @return the address of the object
	 */
	public long table(List<Map<PropertyTag<?>, Object>> rows, Consumer<String> seen) {
		List<PropertyTag<?>> columns = new ArrayList<>();
		int[] position = new int[1];
		Map<Integer, Method> methods = new HashMap<>();
		methods.put(ComMethod.SET_COLUMNS.slot(), (self, tags, flags, c, d, e, f) -> {
			seen.accept("SetColumns");
			columns.clear();
			columns.addAll(asked(tags));
			return 0;
		});
		methods.put(ComMethod.SEEK_ROW.slot(), (self, origin, row, sought, d, e, f) -> {
			seen.accept("SeekRow " + (int) row);
			position[0] = (int) row;
			return 0;
		});
		methods.put(ComMethod.RESTRICT.slot(), (self, restriction, flags, c, d, e, f) -> {
			seen.accept("Restrict");
			return 0;
		});
		methods.put(ComMethod.SORT_TABLE.slot(), (self, order, flags, c, d, e, f) -> {
			seen.accept("SortTable");
			return 0;
		});
		methods.put(ComMethod.FIND_ROW.slot(), (self, restriction, origin, flags, d, e, f) -> {
			seen.accept("FindRow " + (int) origin);
			// finds the row after the next
			position[0]++;
			return (position[0] < rows.size()) ? 0 : MapiErrors.MAPI_E_NOT_FOUND.code();
		});
		methods.put(ComMethod.QUERY_POSITION.slot(), (self, row, numerator, denominator, d, e, f) -> {
			seen.accept("QueryPosition");
			putInt(row, position[0]);
			return 0;
		});
		methods.put(ComMethod.QUERY_ROWS.slot(), (self, maxRows, flags, set, d, e, f) -> {
			seen.accept("QueryRows");
			int to = Math.min(rows.size(), position[0] + (int) maxRows);
			putPointer(set, rowSet(columns, rows.subList(position[0], to)));
			position[0] = to;
			return 0;
		});
		methods.put(ComMethod.RELEASE.slot(), (self, a, b, c, d, e, f) -> {
			seen.accept("Release table");
			return 0;
		});
		return object(methods);
	}

	private long rowSet(List<PropertyTag<?>> columns, List<Map<PropertyTag<?>, Object>> rows) {
		Bitness bitness = Bitness.current();
		StructWriter set = writer();
		int start = set.allocate(Struct.ROW_SET.size(bitness) + rows.size() * Struct.ROW.size(bitness));
		set.int32(start, StructField.ROW_SET_COUNT, rows.size());
		long address = allocate(set);
		for (int i = 0; i < rows.size(); i++) {
			List<PropertyTag<?>> tags = new ArrayList<>();
			List<Object> values = new ArrayList<>();
			for (PropertyTag<?> column : columns) {
				add(tags, values, column, rows.get(i).get(column));
			}
			StructWriter props = writer();
			PropertyEncoder.writeAll(props, tags, values);
			long row = address + StructField.ROW_SET_ROWS.offset(bitness) + (long) i * Struct.ROW.size(bitness);
			putInt(row + StructField.ROW_COUNT.offset(bitness), columns.size());
			putPointer(row + StructField.ROW_PROPS.offset(bitness), allocate(props));
		}
		return address;
	}

	/**
	 * Returns an {@code SPropTagArray}.
	 * @param tags the numbers of the tags
	 * @return its address
	 */
	public long tagList(int... tags) {
		StructWriter writer = writer();
		ArgumentEncoder.tags(writer, Arrays.stream(tags).mapToObj(PropertyTag::of).toArray(PropertyTag<?>[]::new));
		return allocate(writer);
	}

	/**
	 * Returns an {@code SPropProblemArray} with one problem.
	 * @param tag the property
	 * @param result what is wrong with it
	 * @return its address
	 */
	public long problem(PropertyTag<?> tag, HResult result) {
		StructWriter writer = writer();
		int start = writer.allocate(Struct.PROP_PROBLEM_ARRAY, 1);
		writer.int32(start, StructField.PROP_PROBLEM_ARRAY_COUNT, 1);
		int at = start + StructField.PROP_PROBLEM_ARRAY_PROBLEMS.offset(Bitness.current());
		writer.int32(at, StructField.PROP_PROBLEM_TAG, tag.value());
		writer.int32(at, StructField.PROP_PROBLEM_RESULT, result.code());
		return allocate(writer);
	}

	static long pointerAt(long slot) {
		return Pointer.nativeValue(new Pointer(slot).getPointer(0));
	}

	/**
	 * A method of an object, or a flat function, with up to seven arguments. What is not
	 * passed is undefined.
	 */
	@FunctionalInterface
	public interface Method extends Callback {

		/**
		 * Is called.
		 * @param self the object, or the first argument of a flat function
		 * @param a an argument
		 * @param b an argument
		 * @param c an argument
		 * @param d an argument
		 * @param e an argument
		 * @param f an argument
		 * @return the result
		 */
		int invoke(long self, long a, long b, long c, long d, long e, long f);

	}

}
