// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;

import io.github.mapikit.mailfiles.mbox.MboxMessage.Begin;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.mailfiles.source.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages of an mbox in one pass: each begins with an {@link EnvelopeLine}. A
 * {@code Content-Length} in a header (mboxcl, mboxcl2) is believed if it leads to an
 * envelope line or to the end of the file; what looks like an envelope line before that
 * is body. In an MMDF file, lines of four bytes 1 stand between messages. Used once, by
 * one thread.
 * <p>
 * Sources: RFC 4155; "mbox" (qmail manual); "mmdf" (tin manual).
 *
 * @since 0.1.0
 */
public final class MboxScanner {

	/** So much after an envelope line is looked at for fields. */
	private static final int LOOK_AHEAD = 8 * 1024;

	/** So much is looked at where a length leads. */
	private static final int PROBE = 4 * 1024;

	/** Lengths that lead nowhere may cost so much more than the pass itself. */
	private static final int PROBE_ALLOWANCE = 1024 * 1024;

	/** Ends of lines between the end of a body and the next envelope line. */
	private static final int LINE_ENDS = 8;

	private static final int FIELD_LENGTH = 64;

	private static final int MMDF_LENGTH = 4;

	private final ScanWindow window;

	private final boolean claimed;

	private boolean begun;

	private boolean mmdf;

	private boolean afterEmpty = true;

	private boolean inHeader;

	/** The value of the header's {@code Content-Length}, or -1. */
	private long length = -1;

	/**
	 * Where a length that is believed leads: all before it is body; -1 if there is none.
	 */
	private long trusted = -1;

	/** Where the body ends by that length. */
	private long bodyEnd;

	/** Whether a line before it looks like an envelope line. */
	private boolean unquoted;

	private final byte[] probe = new byte[PROBE];

	private long probed;

	private @Nullable MboxMessage open;

	/**
	 * Creates a scanner.
	 * @param bytes the mbox
	 * @param claimed whether the file is an mbox by its name, so that a first line that
	 * begins with "From " is an envelope line, whatever follows
	 */
	public MboxScanner(SharedBytes bytes, boolean claimed) {
		this.window = new ScanWindow(bytes);
		this.claimed = claimed;
	}

	/**
	 * Finds the next message.
	 * @return where it is, or {@code null} if there is none
	 * @throws IOException if the file cannot be read
	 */
	public @Nullable MboxMessage next() throws IOException {
		if (!this.begun) {
			begin();
		}
		MboxMessage found = null;
		while (found == null && this.window.need(FIELD_LENGTH)) {
			found = this.mmdf ? mmdfLine() : line();
		}
		return (found != null) ? found : close(this.window.at());
	}

	private void begin() throws IOException {
		this.begun = true;
		this.window.need(FIELD_LENGTH);
		byte[] bytes = this.window.bytes;
		if (this.window.end >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB
				&& (bytes[2] & 0xFF) == 0xBF) {
			this.window.position = 3;
		}
		this.mmdf = isMmdfLine();
	}

	private @Nullable MboxMessage line() throws IOException {
		MboxMessage found = null;
		long at = this.window.at();
		if (EnvelopeLine.startsAt(this.window.bytes, this.window.position, this.window.end)) {
			found = fromLine(at);
		}
		else if (this.open == null) {
			openWithoutEnvelope(at);
		}
		if (this.inHeader) {
			readLength();
		}
		this.afterEmpty = this.window.skipLine();
		if (this.inHeader && this.afterEmpty) {
			this.inHeader = false;
			trust();
		}
		return found;
	}

	private @Nullable MboxMessage fromLine(long at) throws IOException {
		if (at < this.trusted) {
			this.unquoted = true;
			return null;
		}
		this.window.need(LOOK_AHEAD);
		int position = this.window.position;
		EnvelopeLine line = EnvelopeLine.at(this.window.bytes, position,
				Math.min(this.window.end, position + LOOK_AHEAD));
		boolean allowed = this.afterEmpty || at == this.trusted;
		boolean first = this.open == null && this.claimed;
		if (!first && !line.separates(allowed)) {
			if (this.open == null) {
				openWithoutEnvelope(at);
			}
			return null;
		}
		MboxMessage found = close(at);
		open(new MboxMessage(at, at, line.ticks(), Begin.ENVELOPE, true, line.isDoubtful(allowed)));
		return found;
	}

	/**
	 * What stands before the first envelope line may be a message that has lost its own.
	 */
	private void openWithoutEnvelope(long at) throws IOException {
		this.window.need(LOOK_AHEAD);
		int position = this.window.position;
		switch (FieldScan.scan(this.window.bytes, position, Math.min(this.window.end, position + LOOK_AHEAD), false)) {
			case MAIL_FIELD -> open(new MboxMessage(at, at, Ticks.NONE, Begin.HEADER, true, true));
			case FIELD, TEXT -> open(new MboxMessage(at, at, Ticks.NONE, Begin.TEXT, true, true));
			case EMPTY, END -> {
				// empty lines before the first message are nothing
			}
		}
	}

	private void open(MboxMessage message) {
		this.open = message;
		this.inHeader = message.begin() != Begin.TEXT;
		this.length = -1;
		this.trusted = -1;
		this.unquoted = false;
	}

	private @Nullable MboxMessage close(long at) {
		MboxMessage message = this.open;
		this.open = null;
		if (message == null) {
			return null;
		}
		boolean measured = at == this.trusted;
		return new MboxMessage(message.start(), measured ? this.bodyEnd : at, message.ticks(), message.begin(),
				message.quoted() && !(measured && this.unquoted), message.doubtful());
	}

	private void readLength() {
		long value = ContentLength.read(this.window.bytes, this.window.position, this.window.end);
		if (value >= 0 && this.length < 0) {
			this.length = value;
		}
	}

	/** Called where the body begins. */
	private void trust() throws IOException {
		long body = this.window.at();
		if (this.length < 0 || this.length > Long.MAX_VALUE - body || this.probed > body + PROBE_ALLOWANCE) {
			return;
		}
		long claimedEnd = body + this.length;
		byte[] bytes = this.probe;
		int count = this.window.peek(claimedEnd - 1, bytes);
		if (count > 0) {
			int at = 1;
			while (at < count && at <= LINE_ENDS && ScanWindow.isLineEnd(bytes[at])) {
				at++;
			}
			boolean lineStart = at > 1 || ScanWindow.isLineEnd(bytes[0]);
			boolean leads = (at < count) ? lineStart && EnvelopeLine.startsAt(bytes, at, count)
					&& EnvelopeLine.at(bytes, at, count).separates(true) : count < PROBE;
			if (leads) {
				this.trusted = claimedEnd - 1 + at;
				this.bodyEnd = claimedEnd;
				return;
			}
		}
		this.probed += PROBE;
	}

	private @Nullable MboxMessage mmdfLine() throws IOException {
		MboxMessage found = null;
		long at = this.window.at();
		if (isMmdfLine()) {
			found = close(at);
		}
		else if (this.open == null) {
			this.window.need(LOOK_AHEAD);
			int position = this.window.position;
			byte[] bytes = this.window.bytes;
			if (EnvelopeLine.startsAt(bytes, position, this.window.end)) {
				long ticks = EnvelopeLine.at(bytes, position, Math.min(this.window.end, position + LOOK_AHEAD)).ticks();
				this.open = new MboxMessage(at, at, ticks, Begin.ENVELOPE, false, false);
			}
			else if (FieldScan.scan(bytes, position, this.window.end, false) != FieldScan.Result.EMPTY) {
				this.open = new MboxMessage(at, at, Ticks.NONE, Begin.HEADER, false, false);
			}
		}
		this.window.skipLine();
		return found;
	}

	private boolean isMmdfLine() {
		int at = this.window.position;
		int lineEnd = at + MMDF_LENGTH;
		if (lineEnd > this.window.end) {
			return false;
		}
		for (int i = at; i < lineEnd; i++) {
			if (this.window.bytes[i] != 1) {
				return false;
			}
		}
		return lineEnd == this.window.end || ScanWindow.isLineEnd(this.window.bytes[lineEnd]);
	}

}
