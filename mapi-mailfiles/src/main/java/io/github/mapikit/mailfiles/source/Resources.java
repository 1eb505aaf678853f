// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was only read.
 *
 * @since 0.1.0
 */
public final class Resources {

	private static final Logger logger = LoggerFactory.getLogger(Resources.class);

	private Resources() {
	}

	/**
	 * Closes resources, the last one first.
	 * @param resources the resources
	 */
	public static void closeAll(List<Closeable> resources) {
		for (int i = resources.size() - 1; i >= 0; i--) {
			close(resources.get(i));
		}
	}

	/**
	 * Closes a resource. An error has no consequence and is only logged.
	 * @param resource the resource, or {@code null}
	 */
	public static void close(@Nullable Closeable resource) {
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
