// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a header ends, in a buffer to which bytes are added until it does: after
 * the first line that is empty or blank, or before the boundary of a multipart. Lines end
 * as most mail has it, or each with a carriage return alone. Looks at each byte once.
 * Belongs to one thread.
 */
final class HeaderScan {

	/** Longer names of fields are none. */
	private static final int NAME_LENGTH = 76;

	private final @Nullable Boundaries boundaries;

	/** Where the line begins that is not known whole yet. */
	private int line;

	/** Up to where that line was searched for its end. */
	private int searched;

	private boolean decided;

	private boolean carriageReturns;

	/**
	 * Creates a scan.
	 * @param boundaries what else ends the header, or {@code null}
	 * @param carriageReturns whether the line before the header ended with a carriage
	 * return alone
	 */
	HeaderScan(@Nullable Boundaries boundaries, boolean carriageReturns) {
		this.boundaries = boundaries;
		this.carriageReturns = carriageReturns;
		this.decided = carriageReturns;
	}

	/**
	 * Whether a carriage return alone ends a line.
	 * @return whether it does
	 */
	boolean endsLinesByCarriageReturns() {
		return this.carriageReturns;
	}

	/**
	 * Goes on searching.
	 * @param buffer what holds the header
	 * @param start where it begins, which may have moved with what follows
	 * @param to where what is known of it ends
	 * @param complete whether nothing follows that
	 * @return where what follows the header begins, or -1 if more has to be known
	 */
	int find(byte[] buffer, int start, int to, boolean complete) {
		while (true) {
			int lineStart = start + this.line;
			if (this.boundaries != null && lineStart < to && buffer[lineStart] == '-') {
				int match = this.boundaries.match(buffer, lineStart, to, complete);
				if (match >= 0) {
					return lineStart;
				}
				if (match == Boundaries.MORE) {
					return -1;
				}
			}
			int end = lineEnd(buffer, start, to, complete);
			if (end < 0) {
				return (complete && this.searched >= to - start) ? to : -1;
			}
			if (isBlank(buffer, lineStart, end)) {
				return bodyStart(buffer, lineStart, end, to);
			}
			this.line = end - start;
			this.searched = this.line;
		}
	}

	private int lineEnd(byte[] buffer, int start, int to, boolean complete) {
		int at = start + this.searched;
		while (at < to) {
			byte b = buffer[at];
			if (b == '\n') {
				this.decided = true;
				return at + 1;
			}
			if (b == '\r' && (!this.decided || this.carriageReturns)) {
				if (at + 1 == to && !complete) {
					break;
				}
				boolean pair = at + 1 < to && buffer[at + 1] == '\n';
				if (!this.decided && !pair) {
					int name = nameLength(buffer, at + 1, to);
					if (name < 0 && !complete) {
						break;
					}
					this.carriageReturns = at > start + this.line && name > 0;
					this.decided = this.carriageReturns;
				}
				if (this.carriageReturns) {
					return pair ? at + 2 : at + 1;
				}
			}
			at++;
		}
		this.searched = at - start;
		return -1;
	}

	/**
	 * Whether a field or an empty line follows a carriage return, so that it ends a line.
	 * @param buffer what holds the header
	 * @param from where to look
	 * @param to where what is known ends
	 * @return greater than 0 if so, 0 if not, -1 if too little is known
	 */
	private static int nameLength(byte[] buffer, int from, int to) {
		int at = from;
		while (at < to && at - from < NAME_LENGTH) {
			byte b = buffer[at];
			if (b == ':') {
				return at - from;
			}
			if (b == '\r' && at == from) {
				// programs also end lines with two of them and a line feed
				return (at + 1 == to) ? -1 : (buffer[at + 1] == '\n') ? 0 : 1;
			}
			if (b <= ' ' || b == 127) {
				return 0;
			}
			at++;
		}
		return (at == to) ? -1 : 0;
	}

	private static boolean isBlank(byte[] buffer, int from, int to) {
		for (int i = from; i < to; i++) {
			byte b = buffer[i];
			if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
				return false;
			}
		}
		return true;
	}

	/** Lines may end with a line feed and a carriage return, in this order. */
	private static int bodyStart(byte[] buffer, int lineStart, int end, int to) {
		boolean reversed = end - lineStart == 2 && buffer[lineStart] == '\r' && buffer[end - 1] == '\n'
				&& lineStart >= 2 && buffer[lineStart - 1] == '\n' && buffer[lineStart - 2] != '\r' && end < to
				&& buffer[end] == '\r' && (end + 1 == to || buffer[end + 1] != '\n');
		return reversed ? end + 1 : end;
	}

}
