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

import com.pff.PSTMessage;

/**
 * A message of an Outlook data file.
 */
final class PstItem extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final PstFile file;

	private final int node;

	PstItem(MailSummary summary, PstFile file, int node) {
		super(summary);
		this.file = file;
		this.node = node;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(), () -> {
			PSTMessage message = this.file.load(this.node);
			return new PstMessageReader(this.file, message, location(), 0).read(this);
		});
	}

	@Override
	public String location() {
		return this.file.location(this.node);
	}

}
