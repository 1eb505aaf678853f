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

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Opens mail files as a mailbox, read only. May be used on any thread; each opening runs
 * on its caller's. Internal to the embedded subsystem.
 *
 * @since 0.1.0
 */
public final class MailboxReader {

	private final MailboxLimits limits;

	/**
	 * Creates a reader with the default limits.
	 */
	public MailboxReader() {
		this(MailboxLimits.defaults());
	}

	/**
	 * Creates a reader.
	 * @param limits what the files may cost
	 */
	public MailboxReader(MailboxLimits limits) {
		this.limits = Objects.requireNonNull(limits, "limits");
	}

	/**
	 * Opens mail files. A file that is broken is skipped with one warning.
	 * @param locations files, folders, {@code file:} URLs, or resources and resource
	 * folders as {@code classpath:}; their folders are merged by name
	 * @return the mailbox, which the caller closes
	 * @throws MailboxLocationException if there is nothing at a location, or it cannot be
	 * read
	 */
	public Mailbox open(List<String> locations) {
		return new MailboxOpening(this.limits).open(List.copyOf(locations));
	}

	/**
	 * Finds out whether there is something at each location, and reads none of it.
	 * @param locations as for {@link #open}
	 * @throws MailboxLocationException if there is nothing at a location
	 */
	public void requireLocations(List<String> locations) {
		List<Closeable> resources = new ArrayList<>();
		try {
			locations.forEach((location) -> MailLocation.find(location, resources));
		}
		finally {
			Resources.closeAll(resources);
		}
	}

}
