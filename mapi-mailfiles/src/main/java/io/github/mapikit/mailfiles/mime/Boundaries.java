// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
	static final int LONGEST = 10_000;

	/** How much is looked at of what stands behind a boundary. */
	private static final int LONGEST_REST = 1000;

	private static final int EXACT = 0;

	private static final int LOOSE = 1;

	private final List<Level> levels = new ArrayList<>();

	private boolean closing;

	private int lineEnd;

	private int blanks;

	int depth() {
		return this.levels.size();
	}

	/**
	 * Goes into a multipart.
	 * @param boundary the boundary between its parts, each character a byte
	 * @param type its MIME type
	 */
	void push(String boundary, String type) {
		String stripped = boundary.stripTrailing();
		this.levels.add(
				new Level(stripped.getBytes(StandardCharsets.ISO_8859_1), boundary.length() - stripped.length(), type));
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
	 * Notes that the boundary of a multipart was passed, which was the last that was
	 * found.
	 * @param index its level
	 */
	void passed(int index) {
		Level level = this.levels.get(index);
		// the first line tells whether the blanks in the header are meant
		level.blanks = level.seen ? level.blanks : Math.min(level.blanks, this.blanks);
		level.seen = true;
		level.closed = this.closing;
	}

	/**
	 * Looks whether a line is a boundary. A line that is one as a whole comes before one
	 * that only begins with it, and a multipart that has ended after the others.
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
		int best = NONE;
		int bestRank = Integer.MAX_VALUE;
		for (int i = this.levels.size() - 1; i >= 0; i--) {
			Level level = this.levels.get(i);
			int match = match(level, buffer, from + 2, to, complete);
			if (match == MORE) {
				return MORE;
			}
			int rank = ((match == LOOSE) ? 1 : 0) + (level.closed ? 2 : 0);
			if (match != NONE && rank < bestRank) {
				best = i;
				bestRank = rank;
			}
		}
		if (best != NONE) {
			// once more for what is to be known of it
			match(this.levels.get(best), buffer, from + 2, to, complete);
		}
		return best;
	}

	private int match(Level level, byte[] buffer, int from, int to, boolean complete) {
		byte[] boundary = level.boundary;
		int length = Math.min(boundary.length, to - from);
		if (Arrays.mismatch(boundary, 0, length, buffer, from, from + length) >= 0) {
			return NONE;
		}
		if (length < boundary.length) {
			return complete ? NONE : MORE;
		}
		int at = skipBlanks(buffer, from + length, to);
		this.blanks = at - from - length;
		if (level.seen && this.blanks < level.blanks && at < to) {
			return NONE;
		}
		this.closing = at + 1 < to && buffer[at] == '-' && buffer[at + 1] == '-'
				&& (this.blanks == level.blanks || (this.blanks == 0 && !level.seen));
		if (this.closing) {
			at = skipBlanks(buffer, at + 2, to);
		}
		else if (at + 1 == to && buffer[at] == '-' && !complete) {
			return MORE;
		}
		return lineEnd(buffer, at, to, complete, buffer[at - 1] == ' ' || buffer[at - 1] == '\t');
	}

	private static int skipBlanks(byte[] buffer, int from, int to) {
		int at = from;
		while (at < to && at - from < LONGEST_REST && (buffer[at] == ' ' || buffer[at] == '\t')) {
			at++;
		}
		return at;
	}

	/** What stands behind a boundary and a blank has no meaning. */
	private int lineEnd(byte[] buffer, int from, int to, boolean complete, boolean blank) {
		int at = from;
		int last = blank ? from + LONGEST_REST : from;
		while (at < to && at < last && buffer[at] != '\n' && buffer[at] != '\r') {
			at++;
		}
		int kind = (at == from) ? EXACT : LOOSE;
		if (at == to) {
			this.lineEnd = at;
			return complete ? kind : MORE;
		}
		if (buffer[at] == '\r') {
			at++;
			if (at == to && !complete) {
				return MORE;
			}
			this.lineEnd = (at < to && buffer[at] == '\n') ? at + 1 : at;
			return kind;
		}
		this.lineEnd = at + 1;
		return (buffer[at] == '\n') ? kind : NONE;
	}

	/** Whether the boundary that was found last ends its multipart. */
	boolean isClosing() {
		return this.closing;
	}

	/** Where the line of the boundary that was found last ends. */
	int lineEnd() {
		return this.lineEnd;
	}

	/**
	 * A multipart.
	 */
	private static final class Level {

		private final byte[] boundary;

		private final String type;

		/** How many blanks the boundary ends with, in the header and in lines. */
		private int blanks;

		private boolean seen;

		private boolean closed;

		Level(byte[] boundary, int blanks, String type) {
			this.boundary = boundary;
			this.blanks = blanks;
			this.type = type;
		}

	}

}
