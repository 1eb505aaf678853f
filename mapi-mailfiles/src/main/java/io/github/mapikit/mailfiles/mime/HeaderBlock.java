// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * The header of an RFC 822 message. Knows where its fields stand and decodes only those
 * that are asked for. Lines that are no fields are passed over. Belongs to one thread,
 * and refers to the buffer that it was made of.
 *
 * @since 0.1.0
 */
public final class HeaderBlock {

	private final EncodedWords words;

	private final byte[] buffer;

	private final int from;

	private final int to;

	private final int[] first = new int[HeaderName.values().length];

	private int[] starts = new int[32];

	private int[] ends = new int[32];

	private @Nullable HeaderName[] names = new @Nullable HeaderName[32];

	private int count;

	private int unknown;

	private HeaderBlock(byte[] buffer, int from, int to, EncodedWords words) {
		this.words = words;
		this.buffer = buffer;
		this.from = from;
		this.to = to;
		Arrays.fill(this.first, -1);
	}

	/**
	 * Reads a header.
	 * @param buffer what holds the message
	 * @param from where the header begins
	 * @param to where it ends
	 * @param carriageReturns whether a carriage return alone ends a line
	 * @param words what decodes the words of the header
	 * @return the header
	 */
	static HeaderBlock parse(byte[] buffer, int from, int to, boolean carriageReturns, EncodedWords words) {
		HeaderBlock block = new HeaderBlock(buffer, from, to, words);
		int at = from;
		while (at < to) {
			int end = block.endOfField(at, carriageReturns);
			block.add(at, end);
			at = end;
		}
		return block;
	}

	private int endOfField(int start, boolean carriageReturns) {
		int at = start;
		while (at < this.to) {
			byte b = this.buffer[at++];
			if (b == '\n' || (carriageReturns && b == '\r')) {
				int next = at;
				while (next < this.to && (this.buffer[next] == '\r' || this.buffer[next] == '\n') && next - at < 2) {
					next++;
				}
				if (next == this.to || (this.buffer[next] != ' ' && this.buffer[next] != '\t')) {
					return at;
				}
			}
		}
		return this.to;
	}

	private void add(int lineStart, int end) {
		int start = lineStart;
		while (start < end && (this.buffer[start] == '\r' || this.buffer[start] == '\n')) {
			start++;
		}
		int colon = start;
		while (colon < end && this.buffer[colon] > ' ' && this.buffer[colon] < 127 && this.buffer[colon] != ':') {
			colon++;
		}
		int nameEnd = colon;
		while (colon < end && (this.buffer[colon] == ' ' || this.buffer[colon] == '\t')) {
			colon++;
		}
		if (colon == end || this.buffer[colon] != ':' || nameEnd == start) {
			return;
		}
		HeaderName name = HeaderName.of(this.buffer, start, nameEnd);
		if (name == null) {
			this.unknown++;
			return;
		}
		if (this.count == this.starts.length) {
			this.starts = Arrays.copyOf(this.starts, this.count * 2);
			this.ends = Arrays.copyOf(this.ends, this.count * 2);
			this.names = Arrays.copyOf(this.names, this.count * 2);
		}
		this.starts[this.count] = colon + 1;
		this.ends[this.count] = end;
		this.names[this.count] = name;
		if (this.first[name.ordinal()] < 0) {
			this.first[name.ordinal()] = this.count;
		}
		this.count++;
	}

	/**
	 * Whether there is any field.
	 * @return whether no line is a field
	 */
	public boolean isEmpty() {
		return this.count + this.unknown == 0;
	}

	/**
	 * Whether there is a field that a message has and hardly anything else.
	 * @return whether this looks like mail
	 */
	public boolean looksLikeMail() {
		return this.count > 0;
	}

	boolean has(HeaderName name) {
		return this.first[name.ordinal()] >= 0;
	}

	/**
	 * Returns the first field of a name, unfolded, its encoded words as they stand.
	 * @param name the name
	 * @return the value without blanks around; empty if there is no such field
	 */
	String raw(HeaderName name) {
		int index = this.first[name.ordinal()];
		return (index >= 0) ? EncodedWords.plain(bytes(index)) : "";
	}

	/**
	 * Returns the first field of a name, unfolded, each byte of it a character: what
	 * separates its parts is ASCII, and each of them may be of another character set.
	 * @param name the name
	 * @return the value without blanks around; empty if there is no such field
	 */
	String bytes(HeaderName name) {
		int index = this.first[name.ordinal()];
		return (index >= 0) ? bytes(index) : "";
	}

	/**
	 * Returns all fields of a name, as {@link #bytes} does the first.
	 * @param name the name
	 * @return the values
	 */
	List<String> allBytes(HeaderName name) {
		int index = this.first[name.ordinal()];
		if (index < 0) {
			return List.of();
		}
		List<String> values = new ArrayList<>(1);
		for (int i = index; i < this.count; i++) {
			if (this.names[i] == name) {
				values.add(bytes(i));
			}
		}
		return values;
	}

	/**
	 * Returns the first field of a name, as people read it.
	 * @param name the name
	 * @return the value; empty if there is no such field
	 */
	String text(HeaderName name) {
		return this.words.decode(bytes(name));
	}

	/**
	 * Returns what decodes the words of the header.
	 * @return the decoder
	 */
	EncodedWords words() {
		return this.words;
	}

	/**
	 * Returns the whole header as it stands.
	 * @return the text
	 */
	String text() {
		int end = this.to;
		while (end > this.from && (this.buffer[end - 1] == '\n' || this.buffer[end - 1] == '\r')) {
			end--;
		}
		return CodePages.decode(this.buffer, this.from, end);
	}

	private String bytes(int index) {
		int start = this.starts[index];
		int end = this.ends[index];
		while (start < end && this.buffer[start] >= 0 && this.buffer[start] <= ' ') {
			start++;
		}
		while (end > start && this.buffer[end - 1] >= 0 && this.buffer[end - 1] <= ' ') {
			end--;
		}
		for (int i = start; i < end; i++) {
			if (this.buffer[i] == '\n' || this.buffer[i] == '\r') {
				return unfold(start, end);
			}
		}
		return new String(this.buffer, start, end - start, StandardCharsets.ISO_8859_1);
	}

	private String unfold(int start, int end) {
		byte[] unfolded = new byte[end - start];
		int length = 0;
		for (int i = start; i < end; i++) {
			byte b = this.buffer[i];
			if (b != '\n' && b != '\r') {
				unfolded[length++] = b;
			}
		}
		return new String(unfolded, 0, length, StandardCharsets.ISO_8859_1);
	}

}
