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

/**
 * A message of an mbox.
 */
final class MboxItem extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final MboxFile mbox;

	private final long start;

	private final long end;

	MboxItem(MailSummary summary, MboxFile mbox, long start, long end) {
		super(summary);
		this.mbox = mbox;
		this.start = start;
		this.end = end;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(),
				() -> new MimeContentReader(this.mbox.message(this.start, this.end), this.mbox.limits(), 0).read(this));
	}

	@Override
	public String location() {
		return this.mbox.location() + ", at " + this.start;
	}

}
