// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.time.Duration;
import java.util.Objects;

/**
 * How an {@link EmbeddedDriver} reads its mail files.
 *
 * @param openWait how long a session waits for the files to be read; after that it opens
 * on what was read so far, and the rest follows; zero for no wait
 * @param followLinks whether symbolic links that lead out of a location are followed
 * @param recoveredMessages whether messages that no folder of a {@code .pst} or
 * {@code .ost} lists are shown, in a folder called Recovered
 * @param damagedContent whether content whose checksum is wrong is given all the same
 * @since 0.1.0
 */
public record EmbeddedReading(Duration openWait, boolean followLinks, boolean recoveredMessages,
		boolean damagedContent) {

	/**
	 * Five seconds, no links that lead out, recovered messages, and no damaged content.
	 */
	public static final EmbeddedReading DEFAULTS = new EmbeddedReading(Duration.ofSeconds(5), false, true, false);

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if the wait is negative
	 */
	public EmbeddedReading {
		Objects.requireNonNull(openWait, "openWait");
		if (openWait.isNegative()) {
			throw new IllegalArgumentException("'openWait' must be zero or positive, not '" + openWait + "'");
		}
	}

	/**
	 * Returns a copy with another wait.
	 * @param newOpenWait how long a session waits for the files to be read
	 * @return the copy
	 */
	public EmbeddedReading withOpenWait(Duration newOpenWait) {
		return new EmbeddedReading(newOpenWait, this.followLinks, this.recoveredMessages, this.damagedContent);
	}

}
