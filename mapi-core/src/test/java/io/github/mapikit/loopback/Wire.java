// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.ReleaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes, with a number in place of each handle.
 */
final class Wire {

	private Wire() {
	}

	/**
	 * Encodes a value.
	 * @throws AssertionError if it cannot be sent, which is a fault of the SPI
	 */
	static byte[] encode(@Nullable Object value, HandleTable handles) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new Encoder(bytes, handles)) {
			output.writeObject(value);
		}
		catch (IOException ex) {
			throw new AssertionError("It cannot be sent: " + ((value != null) ? value.getClass() : "null"), ex);
		}
		return bytes.toByteArray();
	}

	static @Nullable Object decode(byte[] bytes, HandleTable handles) {
		try (ObjectInputStream input = new Decoder(new ByteArrayInputStream(bytes), handles)) {
			Object value = input.readObject();
			return (value instanceof SentOpened opened) ? opened.received(handles) : value;
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new AssertionError("What was sent cannot be read", ex);
		}
	}

	/**
	 * Returns what arrives of a value that has no handles.
	 */
	@SuppressWarnings("unchecked")
	static <T> T copy(T value) {
		HandleTable none = new HandleTable.OfHost();
		return (T) Objects.requireNonNull(decode(encode(value, none), none));
	}

	private static final class Encoder extends ObjectOutputStream {

		private final HandleTable handles;

		Encoder(OutputStream out, HandleTable handles) throws IOException {
			super(out);
			this.handles = handles;
			enableReplaceObject(true);
		}

		@Override
		protected @Nullable Object replaceObject(@Nullable Object value) {
			if (value instanceof Handle handle) {
				return new SentHandle(this.handles.numberOf(handle));
			}
			if (value instanceof Opened opened) {
				return new SentOpened(this.handles.numberOf(opened.handle()), opened.entryId(), opened.number(),
						opened.name());
			}
			return (value instanceof ReleaseFailure failure)
					? new SentFailure(this.handles.numberOf(failure.handle()), failure.failure()) : value;
		}

	}

	private static final class Decoder extends ObjectInputStream {

		private final HandleTable handles;

		Decoder(InputStream in, HandleTable handles) throws IOException {
			super(in);
			this.handles = handles;
			enableResolveObject(true);
		}

		@Override
		protected @Nullable Object resolveObject(@Nullable Object value) {
			if (value instanceof SentHandle sent) {
				return this.handles.handleOf(sent.number);
			}
			return (value instanceof SentFailure sent)
					? new ReleaseFailure(this.handles.handleOf(sent.number), sent.failure) : value;
		}

	}

	/**
	 * A handle on its way.
	 *
	 * @param number its number
	 */
	private record SentHandle(long number) implements Serializable {

	}

	/**
	 * An opened object on its way.
	 *
	 * @param number the handle's number
	 * @param entryId its entry identifier
	 * @param attachment the number of an attachment
	 * @param name the name of a profile
	 */
	private record SentOpened(long number, @Nullable EntryId entryId, int attachment,
			@Nullable String name) implements Serializable {

		Opened received(HandleTable handles) {
			return new Opened(handles.handleOf(this.number), this.entryId, this.attachment, this.name);
		}

	}

	/**
	 * A failed release on its way.
	 *
	 * @param number the handle's number
	 * @param failure what was thrown
	 */
	private record SentFailure(long number, Throwable failure) implements Serializable {

	}

}
