/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded.mailbox;

import java.io.IOException;
import java.io.InputStream;

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
