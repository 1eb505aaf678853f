// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;

import io.github.mapikit.mailfiles.limits.BoundedStream;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailSource;
import org.apache.james.mime4j.MimeException;

/**
 * A part of a message, found again each time it is opened, so that it costs no memory.
 */
final class MimePart implements MailSource {

	private final MailSource message;

	private final int index;

	private final MailboxLimits limits;

	MimePart(MailSource message, int index, MailboxLimits limits) {
		this.message = message;
		this.index = index;
		this.limits = limits;
	}

	@Override
	public InputStream open() throws IOException {
		InputStream in = MimeContentReader.openMessage(this.message, this.limits);
		try {
			MimeWalker walker = new MimeWalker(in, this.limits);
			while (walker.next()) {
				if (walker.index() == this.index) {
					return new BoundedStream(walker.content(), this.limits.attachmentBytes(), walker);
				}
			}
		}
		catch (MimeException ex) {
			in.close();
			throw new BrokenMailException("its parts cannot be read: " + ex.getMessage(), ex);
		}
		catch (IOException | RuntimeException | Error ex) {
			in.close();
			throw ex;
		}
		in.close();
		throw new BrokenMailException("it has changed since it was opened");
	}

	@Override
	public String location() {
		return this.message.location() + ", part " + (this.index + 1);
	}

}
