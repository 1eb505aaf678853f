// SPDX-License-Identifier: Apache-2.0

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
