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
 * An Outlook message in a file of its own.
 */
final class MsgItem extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final MailFile file;

	private final MailboxLimits limits;

	MsgItem(MailSummary summary, MailFile file, MailboxLimits limits) {
		super(summary);
		this.file = file;
		this.limits = limits;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(), () -> new MsgReader(this.file, this.limits).read(this));
	}

	@Override
	public String location() {
		return this.file.location();
	}

}
