// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The boundaries of the multiparts that a place in a message is in. A line is one only as
 * a whole, so that the boundary of one multipart may begin with that of another. Belongs
 * to one thread.
 * <p>
 * Source: RFC 2046, 5.1.1.
 */
final class Boundaries {

	/** A line is no boundary. */
	static final int NONE = -1;

	/** A line may be a boundary, but too little of it is known. */
	static final int MORE = -2;

	/** Longer boundaries are none. */
	static final int LONGEST = 1000;

	private static final int BLANKS = 1000;

	private final List<Level> levels = new ArrayList<>();

	private boolean closing;

	private int lineEnd;

	/**
	 * A multipart.
	 */
	private static final class Level {

		private final byte[] boundary;

		private final String type;

		private boolean closed;

		Level(byte[] boundary, String type) {
			this.boundary = boundary;
			this.type = type;
		}

	}

	int depth() {
		return this.levels.size();
	}

	/**
	 * Goes into a multipart.
	 * @param boundary the boundary between its parts, each character a byte
	 * @param type its MIME type
	 */
	void push(String boundary, String type) {
		this.levels.add(new Level(boundary.getBytes(StandardCharsets.ISO_8859_1), type));
	}

	/**
	 * Leaves the multiparts within one.
	 * @param level the level of the one
	 */
	void popTo(int level) {
		while (this.levels.size() > level + 1) {
			this.levels.remove(this.levels.size() - 1);
		}
	}

	/**
	 * Forgets a multipart and those within it.
	 * @param level its level
	 */
	void remove(int level) {
		popTo(level - 1);
	}

	/**
	 * Returns the type of the innermost multipart.
	 * @return the type, or {@code null} if there is no multipart
	 */
	@Nullable String type() {
		return this.levels.isEmpty() ? null : this.levels.get(this.levels.size() - 1).type;
	}

	/**
	 * Notes whether the last part of a multipart has ended.
	 * @param level its level
	 * @param closed whether it has
	 */
	void close(int level, boolean closed) {
		this.levels.get(level).closed = closed;
	}

	/**
	 * Looks whether a line is a boundary. A multipart that has ended comes after the
	 * others.
	 * @param buffer what holds the line
	 * @param from where it begins
	 * @param to where what is known ends
	 * @param complete whether nothing follows that
	 * @return the level of the multipart, {@link #NONE} or {@link #MORE}
	 */
	int match(byte[] buffer, int from, int to, boolean complete) {
		if (this.levels.isEmpty()) {
			return NONE;
		}
		if (to - from < 2) {
			return (!complete && (from == to || buffer[from] == '-')) ? MORE : NONE;
		}
		if (buffer[from] != '-' || buffer[from + 1] != '-') {
			return NONE;
		}
		int closed = NONE;
		for (int i = this.levels.size() - 1; i >= 0; i--) {
			Level level = this.levels.get(i);
			if (level.closed && closed != NONE) {
				continue;
			}
			int match = match(level.boundary, buffer, from + 2, to, complete);
			if (match == MORE) {
				return MORE;
			}
			if (match != NONE && !level.closed) {
				return i;
			}
			if (match != NONE) {
				closed = i;
			}
		}
		// looked at again for where its line ends
		return (closed != NONE && match(this.levels.get(closed).boundary, buffer, from + 2, to, complete) >= 0) ? closed
				: NONE;
	}

	private int match(byte[] boundary, byte[] buffer, int from, int to, boolean complete) {
		int length = Math.min(boundary.length, to - from);
		for (int i = 0; i < length; i++) {
			if (buffer[from + i] != boundary[i]) {
				return NONE;
			}
		}
		int at = from + length;
		if (length < boundary.length) {
			return complete ? NONE : MORE;
		}
		this.closing = at + 1 < to && buffer[at] == '-' && buffer[at + 1] == '-';
		if (this.closing) {
			at += 2;
		}
		int blanks = at + BLANKS;
		while (at < to && at < blanks && (buffer[at] == ' ' || buffer[at] == '\t')) {
			at++;
		}
		if (at == to) {
			this.lineEnd = at;
			return complete ? 0 : MORE;
		}
		if (buffer[at] == '-' && at + 1 == to && !complete) {
			return MORE;
		}
		if (buffer[at] == '\r') {
			at++;
			if (at == to && !complete) {
				return MORE;
			}
			this.lineEnd = (at < to && buffer[at] == '\n') ? at + 1 : at;
			return 0;
		}
		this.lineEnd = at + 1;
		return (buffer[at] == '\n') ? 0 : NONE;
	}

	/** Whether the boundary that was found last ends its multipart. */
	boolean isClosing() {
		return this.closing;
	}

	/** Where the line of the boundary that was found last ends. */
	int lineEnd() {
		return this.lineEnd;
	}

}
