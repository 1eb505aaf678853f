// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * An attachment that is to be written. Belongs to one thread.
 */
public final class PstAttachment {

	private static final int BY_VALUE = 1;

	private static final int BY_REFERENCE = 2;

	private static final int EMBEDDED = 5;

	private static final int OLE = 6;

	private static final int LONG_PATHNAME = 0x370D;

	private final PropertyBag properties = new PropertyBag();

	private final @Nullable Supplier<InputStream> data;

	private final @Nullable PstMessage message;

	private final boolean object;

	private PstAttachment(int method, String name, @Nullable Supplier<InputStream> data, @Nullable PstMessage message) {
		this.data = data;
		this.message = message;
		this.object = method == OLE;
		set(PropertyTags.ATTACH_METHOD, method);
		set(PropertyTags.RENDERING_POSITION, -1);
		set(PropertyTags.DISPLAY_NAME, name);
		if (method != EMBEDDED) {
			set(PropertyTags.ATTACH_LONG_FILENAME, name);
			set(PropertyTags.ATTACH_FILENAME, name);
		}
	}

	public static PstAttachment of(String name, byte[] data) {
		return streamed(name, () -> new ByteArrayInputStream(data));
	}

	/** Creates an attachment whose bytes are not held. */
	public static PstAttachment streamed(String name, Supplier<InputStream> data) {
		return new PstAttachment(BY_VALUE, name, data, null);
	}

	/** Creates an attachment that is a message. */
	public static PstAttachment embedded(String name, PstMessage message) {
		return new PstAttachment(EMBEDDED, name, null, message);
	}

	/** Creates an attachment whose bytes are elsewhere. */
	public static PstAttachment reference(String name, String path) {
		PstAttachment attachment = new PstAttachment(BY_REFERENCE, name, null, null);
		attachment.properties.set(LONG_PATHNAME, 0x001F, path);
		return attachment;
	}

	/** Creates an attachment that is an OLE object. */
	public static PstAttachment ole(String name, byte[] storage) {
		return new PstAttachment(OLE, name, () -> new ByteArrayInputStream(storage), null);
	}

	public <T> PstAttachment set(PropertyTag<T> tag, T value) {
		this.properties.set(tag, value);
		return this;
	}

	public PstAttachment set(int id, int type, Object value) {
		this.properties.set(id, type, value);
		return this;
	}

	PropertyBag properties() {
		return this.properties;
	}

	boolean isObject() {
		return this.object;
	}

	@Nullable Supplier<InputStream> data() {
		return this.data;
	}

	@Nullable PstMessage message() {
		return this.message;
	}

}
