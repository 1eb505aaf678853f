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
import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was only read.
 */
final class Resources {

	private static final Logger logger = LoggerFactory.getLogger(Resources.class);

	private Resources() {
	}

	static void closeAll(List<Closeable> resources) {
		for (int i = resources.size() - 1; i >= 0; i--) {
			close(resources.get(i));
		}
	}

	static void close(@Nullable Closeable resource) {
		if (resource == null) {
			return;
		}
		try {
			resource.close();
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A file that was only read could not be closed", ex);
		}
	}

}
