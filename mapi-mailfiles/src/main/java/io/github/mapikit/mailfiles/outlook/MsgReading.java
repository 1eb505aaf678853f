// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.LimitedOutput;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.compound.CompoundDirectory;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * A message while it is being read: the open file, what may still be read of it, and what
 * was left out. Belongs to one thread.
 */
final class MsgReading {

	/** How many sentences are told of one message. */
	private static final int MOST_TOLD = 100;

	private final MsgFile file;

	private final SharedBytes bytes;

	private final MailboxLimits limits;

	private final MsgNames names;

	private final List<String> truncations;

	/**
	 * How many bytes are left. Streams do not overlap, so that what is read is no more
	 * than the file has, unless somebody has made many of one.
	 */
	private long left;

	MsgReading(MsgFile file, SharedBytes bytes, MailboxLimits limits, MsgNames names, List<String> truncations) {
		this.file = file;
		this.bytes = bytes;
		this.limits = limits;
		this.names = names;
		this.truncations = truncations;
		this.left = file.length();
	}

	CompoundDirectory directory() {
		return this.file.structure().directory();
	}

	MailboxLimits limits() {
		return this.limits;
	}

	/**
	 * Returns the identifier that a named property has in the mailbox.
	 * @param id the identifier in the file
	 * @return the identifier, or 0 if the file does not give its name
	 */
	int idOf(int id) {
		return this.names.idOf(id);
	}

	/**
	 * Returns what was left out.
	 * @return sentences for people
	 */
	List<String> truncations() {
		return this.truncations;
	}

	void tell(String sentence) {
		if (this.truncations.size() < MOST_TOLD) {
			this.truncations.add(sentence);
		}
	}

	/**
	 * Reads a stream.
	 * @param entry the stream
	 * @param what what it is, for people
	 * @return the content, cut off at the limit
	 * @throws IOException if it cannot be read
	 */
	byte[] read(int entry, String what) throws IOException {
		long size = this.file.structure().size(entry);
		int wanted = (int) Math.min(size, this.limits.bodyBytes());
		if (wanted > this.left) {
			throw new BrokenMailException("it claims " + size + " bytes, more than the file has for it");
		}
		if (size > wanted) {
			tell(what + " was cut off after " + wanted + " bytes");
		}
		// grows with what is there, whatever size the file claims
		ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(32, Math.min(wanted, 1 << 16)));
		try (InputStream in = this.file.structure().open(this.bytes, entry)) {
			in.transferTo(new LimitedOutput(out, wanted));
		}
		finally {
			this.left -= out.size();
		}
		return out.toByteArray();
	}

}
