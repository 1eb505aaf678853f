// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.mailfiles.source.MailSource;
import org.jspecify.annotations.Nullable;

/**
 * A message whose bytes stay in memory for a while when one part after the other is
 * opened: opening a file costs more than reading what a small part holds. No longer than
 * until the next garbage collection, and not if there are many bytes. May be used on any
 * thread.
 */
final class RecentSource implements MailSource {

	private static final int LARGEST = 4 * 1024 * 1024;

	/** So many parts are opened each by itself. */
	private static final int FIRST = 3;

	private final MailSource source;

	private final AtomicInteger opened = new AtomicInteger();

	private volatile WeakReference<byte @Nullable []> recent = new WeakReference<>(null);

	private volatile boolean large;

	RecentSource(MailSource source) {
		this.source = source;
	}

	@Override
	public InputStream open() throws IOException {
		return this.source.open();
	}

	@Override
	public InputStream open(long position) throws IOException {
		byte[] bytes = this.recent.get();
		if (bytes == null && !this.large && this.opened.incrementAndGet() > FIRST) {
			bytes = load();
		}
		if (bytes == null) {
			return this.source.open(position);
		}
		if (position > bytes.length) {
			throw new EOFException("it has " + bytes.length + " bytes");
		}
		return new ByteArrayInputStream(bytes, (int) position, bytes.length - (int) position);
	}

	private byte @Nullable [] load() throws IOException {
		try (InputStream in = this.source.open()) {
			byte[] bytes = in.readNBytes(LARGEST + 1);
			if (bytes.length > LARGEST) {
				this.large = true;
				return null;
			}
			this.recent = new WeakReference<>(bytes);
			return bytes;
		}
	}

	@Override
	public String location() {
		return this.source.location();
	}

}
