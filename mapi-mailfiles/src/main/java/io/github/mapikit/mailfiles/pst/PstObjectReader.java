// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.pff.PSTObject;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.PropertyDecoder;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Reads all properties of an object in a {@code .pst}. The library has them, but gives
 * only those away for which it has a method: the others are taken from its fields. Used
 * under the lock of {@link PstFile}.
 * <p>
 * Source: [MS-PST], 2.3.3.
 */
final class PstObjectReader {

	private static final int MULTI_VALUED = 0x1000;

	private static final Access ACCESS = Access.find();

	private final PSTObject object;

	private final MailboxLimits limits;

	private final List<String> truncations;

	private final Map<Integer, ?> items;

	private final @Nullable Map<Integer, ?> descriptors;

	private final PropertyDecoder decoder;

	PstObjectReader(PSTObject object, @Nullable Integer codePage, MailboxLimits limits, List<String> truncations)
			throws IOException {
		this.object = object;
		this.limits = limits;
		this.truncations = truncations;
		Map<Integer, ?> found = ACCESS.items(object);
		if (found == null) {
			throw new BrokenMailException("an object in it has no properties");
		}
		this.items = found;
		this.descriptors = ACCESS.descriptors(object);
		Integer own = codePage();
		this.decoder = new PropertyDecoder((own != null) ? own : codePage);
	}

	/**
	 * Returns the code page of strings that are not Unicode.
	 * @return the number, or {@code null} if the object does not tell
	 */
	@Nullable Integer codePage() {
		for (int id : new int[] { 0x3FFD, 0x3FDE }) {
			Object item = this.items.get(id);
			if (item != null && ACCESS.reference(item) > 0) {
				return ACCESS.reference(item);
			}
		}
		return null;
	}

	/**
	 * Reads properties.
	 * @param wanted the tags to read, or {@code null} for all
	 * @param unwanted identifiers that are not to be read
	 * @return the properties
	 * @throws IOException if the file cannot be read
	 */
	MailProperties read(@Nullable Set<PropertyTag<?>> wanted, Set<Integer> unwanted) throws IOException {
		MailProperties properties = new MailProperties();
		List<Integer> ids = new ArrayList<>(this.items.keySet());
		ids.sort(null);
		for (int id : ids) {
			Object item = this.items.get(id);
			if (item == null || id < 0 || id > 0xFFFF || unwanted.contains(id)
					|| properties.size() >= this.limits.properties()) {
				continue;
			}
			int type = ACCESS.type(item);
			if (PropertyType.ofCode(type) == null) {
				continue;
			}
			PropertyTag<?> tag = PropertyTag.of(id << 16 | type);
			Object value = (wanted == null || wanted.contains(tag)) ? value(item, id, type) : null;
			if (value != null) {
				properties.putRaw(tag, value);
			}
		}
		return properties;
	}

	private @Nullable Object value(Object item, int id, int type) throws IOException {
		int size = PropertyDecoder.sizeOf(type);
		if (size > 0 && size <= 4) {
			byte[] inPlace = ByteBuffer.allocate(4)
				.order(ByteOrder.LITTLE_ENDIAN)
				.putInt(ACCESS.reference(item))
				.array();
			return this.decoder.decode(type, inPlace);
		}
		byte[] bytes = bytes(item, id);
		if (bytes == null) {
			return null;
		}
		if ((type & MULTI_VALUED) == 0) {
			return this.decoder.decode(type, bytes);
		}
		int single = type & ~MULTI_VALUED;
		return (PropertyDecoder.sizeOf(single) > 0) ? this.decoder.decodeFixedList(single, bytes) : list(single, bytes);
	}

	/**
	 * Reads values of different sizes: their number, where each begins, and the values.
	 * @param type the type of one value
	 * @param bytes the bytes
	 * @return the values
	 */
	private List<Object> list(int type, byte[] bytes) {
		List<Object> values = new ArrayList<>();
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int count = (bytes.length >= 4) ? Math.min(buffer.getInt(0), bytes.length / 4 - 1) : 0;
		for (int i = 0; i < Math.min(count, this.limits.properties()); i++) {
			int start = buffer.getInt(4 + 4 * i);
			int end = (i + 1 < count) ? buffer.getInt(8 + 4 * i) : bytes.length;
			if (start >= 0 && start <= end && end <= bytes.length) {
				Object value = this.decoder.decode(type, Arrays.copyOfRange(bytes, start, end));
				if (value != null) {
					values.add(value);
				}
			}
		}
		return values;
	}

	private byte @Nullable [] bytes(Object item, int id) throws IOException {
		if (!ACCESS.isExternal(item)) {
			return ACCESS.data(item);
		}
		Object descriptor = (this.descriptors != null) ? this.descriptors.get(ACCESS.reference(item)) : null;
		if (descriptor == null) {
			return null;
		}
		if (ACCESS.size(descriptor) > this.limits.bodyBytes()) {
			this.truncations.add("The property 0x%04X was left out, as it has more than %d bytes".formatted(id,
					this.limits.bodyBytes()));
			return null;
		}
		return ACCESS.read(descriptor);
	}

	@Override
	public String toString() {
		return this.object.getClass().getSimpleName();
	}

	/**
	 * The fields of the library.
	 */
	private record Access(MethodHandle itemsGetter, MethodHandle descriptorsGetter, MethodHandle typeGetter,
			MethodHandle referenceGetter, MethodHandle dataGetter, MethodHandle externalGetter, MethodHandle sizeMethod,
			MethodHandle readMethod) {

		static Access find() {
			try {
				MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(PSTObject.class, MethodHandles.lookup());
				Class<?> item = lookup.findClass("com.pff.PSTTableItem");
				Class<?> descriptor = lookup.findClass("com.pff.PSTDescriptorItem");
				return new Access(generic(lookup.findGetter(PSTObject.class, "items", HashMap.class)),
						generic(lookup.findGetter(PSTObject.class, "localDescriptorItems", HashMap.class)),
						generic(lookup.findGetter(item, "entryValueType", int.class)),
						generic(lookup.findGetter(item, "entryValueReference", int.class)),
						generic(lookup.findGetter(item, "data", byte[].class)),
						generic(lookup.findGetter(item, "isExternalValueReference", boolean.class)),
						generic(lookup.findVirtual(descriptor, "getDataSize", MethodType.methodType(int.class))),
						generic(lookup.findVirtual(descriptor, "getData", MethodType.methodType(byte[].class))));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("The library java-libpst is not the release that is known, 0.9.3", ex);
			}
		}

		private static MethodHandle generic(MethodHandle handle) {
			return handle.asType(MethodType.methodType(Object.class, Object.class));
		}

		private static Object get(MethodHandle handle, Object target) {
			try {
				return (Object) handle.invokeExact(target);
			}
			catch (RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new IllegalStateException(ex);
			}
		}

		@SuppressWarnings("unchecked")
		@Nullable Map<Integer, ?> items(PSTObject object) {
			return (Map<Integer, ?>) get(this.itemsGetter, object);
		}

		@SuppressWarnings("unchecked")
		@Nullable Map<Integer, ?> descriptors(PSTObject object) {
			return (Map<Integer, ?>) get(this.descriptorsGetter, object);
		}

		int type(Object item) {
			return (int) get(this.typeGetter, item);
		}

		int reference(Object item) {
			return (int) get(this.referenceGetter, item);
		}

		byte @Nullable [] data(Object item) {
			return (byte[]) get(this.dataGetter, item);
		}

		boolean isExternal(Object item) {
			return (boolean) get(this.externalGetter, item);
		}

		int size(Object descriptor) throws IOException {
			return (int) reading(this.sizeMethod, descriptor);
		}

		byte[] read(Object descriptor) throws IOException {
			return (byte[]) reading(this.readMethod, descriptor);
		}

		private static Object reading(MethodHandle handle, Object target) throws IOException {
			try {
				return (Object) handle.invokeExact(target);
			}
			catch (IOException | RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new BrokenMailException(Failures.reason(ex), ex);
			}
		}

	}

}
