// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.mapikit.mailfiles.text.CodePages;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

/**
 * The header of an RFC 822 message. Knows where its fields stand and decodes only those
 * that are asked for. Lines that are no fields are passed over. Belongs to one thread,
 * and refers to the buffer that it was made of.
 *
 * @since 0.1.0
 */
public final class HeaderBlock {

	private final byte[] buffer;

	private final int from;

	private final int to;

	private final int[] first = new int[HeaderName.values().length];

	private int[] starts = new int[32];

	private int[] ends = new int[32];

	private @Nullable HeaderName[] names = new @Nullable HeaderName[32];

	private int count;

	private int unknown;

	private HeaderBlock(byte[] buffer, int from, int to) {
		this.buffer = buffer;
		this.from = from;
		this.to = to;
		Arrays.fill(this.first, -1);
	}

	/**
	 * Returns where the header ends.
	 * @param buffer what holds the message
	 * @param from where to begin searching: the begin of a line
	 * @param to where the message ends, or what is known of it
	 * @return the position after the empty line, or -1 if there is none
	 */
	static int endOf(byte[] buffer, int from, int to) {
		int lineStart = from;
		for (int i = from; i < to; i++) {
			if (buffer[i] == '\n') {
				int length = i - lineStart;
				if (length == 0 || (length == 1 && buffer[lineStart] == '\r')) {
					return i + 1;
				}
				lineStart = i + 1;
			}
		}
		return -1;
	}

	static HeaderBlock parse(byte[] buffer, int from, int to) {
		HeaderBlock block = new HeaderBlock(buffer, from, to);
		int at = from;
		while (at < to) {
			int end = block.endOfField(at);
			block.add(at, end);
			at = end;
		}
		return block;
	}

	private int endOfField(int start) {
		int at = start;
		while (at < this.to) {
			if (this.buffer[at++] == '\n' && (at == this.to || (this.buffer[at] != ' ' && this.buffer[at] != '\t'))) {
				return at;
			}
		}
		return this.to;
	}

	private void add(int start, int end) {
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
	 * Returns the first field of a name, unfolded but not decoded.
	 * @param name the name
	 * @return the value without blanks around; empty if there is no such field
	 */
	String raw(HeaderName name) {
		int index = this.first[name.ordinal()];
		return (index >= 0) ? raw(index) : "";
	}

	/**
	 * Returns all fields of a name, unfolded but not decoded.
	 * @param name the name
	 * @return the values
	 */
	List<String> allRaw(HeaderName name) {
		int index = this.first[name.ordinal()];
		if (index < 0) {
			return List.of();
		}
		List<String> values = new ArrayList<>(1);
		for (int i = index; i < this.count; i++) {
			if (this.names[i] == name) {
				values.add(raw(i));
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
		return decode(raw(name));
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

	private String raw(int index) {
		int start = this.starts[index];
		int end = this.ends[index];
		while (start < end && this.buffer[start] >= 0 && this.buffer[start] <= ' ') {
			start++;
		}
		while (end > start && this.buffer[end - 1] >= 0 && this.buffer[end - 1] <= ' ') {
			end--;
		}
		Charset charset = CodePages.guess(this.buffer, start, end);
		for (int i = start; i < end; i++) {
			if (this.buffer[i] == '\n') {
				return unfold(start, end, charset);
			}
		}
		return new String(this.buffer, start, end - start, charset);
	}

	private String unfold(int start, int end, Charset charset) {
		byte[] unfolded = new byte[end - start];
		int length = 0;
		for (int i = start; i < end; i++) {
			byte b = this.buffer[i];
			if (b != '\n' && b != '\r') {
				unfolded[length++] = b;
			}
		}
		return new String(unfolded, 0, length, charset);
	}

	static String decode(String value) {
		if (!value.contains("=?")) {
			return value;
		}
		try {
			return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
		}
		catch (RuntimeException ex) {
			return value;
		}
	}

}
