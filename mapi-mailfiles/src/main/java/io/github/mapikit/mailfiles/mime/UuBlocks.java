// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * Files that stand in a text as {@code uuencode} writes them. A block counts only if it
 * is whole: a line that says {@code begin}, a mode and a name, lines of data as long as
 * they say, and one that says {@code end}. Looks at each line a bounded number of times.
 * Unchanging.
 */
final class UuBlocks {

	private static final int NAME_LENGTH = 255;

	/** More files are left in the text. */
	private static final int BLOCKS = 1000;

	private final byte[] text;

	private final List<Block> blocks = new ArrayList<>();

	UuBlocks(byte[] text) {
		this.text = text;
		int at = 0;
		while (at < text.length && this.blocks.size() < BLOCKS) {
			Block block = (text[at] == 'b') ? read(at) : null;
			if (block != null) {
				this.blocks.add(block);
			}
			at = (block != null) ? block.end() : next(at);
		}
	}

	private @Nullable Block read(int start) {
		int at = start;
		for (char c : "begin ".toCharArray()) {
			if (at == this.text.length || this.text[at++] != c) {
				return null;
			}
		}
		int mode = at;
		while (at < this.text.length && this.text[at] >= '0' && this.text[at] <= '7') {
			at++;
		}
		if (at - mode < 3 || at - mode > 4 || at == this.text.length || this.text[at] != ' ') {
			return null;
		}
		int lineEnd = end(at);
		String name = CodePages.decode(this.text, at, lineEnd).strip();
		if (name.isEmpty() || name.length() > NAME_LENGTH) {
			return null;
		}
		long size = 0;
		at = next(at);
		while (at < this.text.length) {
			lineEnd = end(at);
			if (isEnd(at, lineEnd)) {
				return new Block(name, start, next(at), size);
			}
			int length = length(at, lineEnd);
			if (length < 0) {
				return null;
			}
			size += length;
			at = next(at);
		}
		return null;
	}

	private boolean isEnd(int from, int to) {
		return to - from >= 3 && to - from < 10
				&& new String(this.text, from, to - from, StandardCharsets.ISO_8859_1).strip().equals("end");
	}

	/** The number of bytes that a line stands for, or -1 if it is no line of data. */
	private int length(int from, int to) {
		if (from == to || this.text[from] == '`') {
			return (to - from <= 2) ? 0 : -1;
		}
		int length = (this.text[from] - ' ') & 0x3F;
		int characters = (length + 2) / 3 * 4;
		if (this.text[from] < ' ' || this.text[from] > '`' || to - from > characters + 3) {
			return -1;
		}
		for (int i = from; i < to; i++) {
			if (this.text[i] < ' ' || this.text[i] > '`') {
				return -1;
			}
		}
		// blanks at the end of a line get lost
		return length;
	}

	private int end(int from) {
		int at = from;
		while (at < this.text.length && this.text[at] != '\n' && this.text[at] != '\r') {
			at++;
		}
		return at;
	}

	private int next(int from) {
		int at = end(from);
		if (at < this.text.length && this.text[at] == '\r') {
			at++;
		}
		if (at < this.text.length && this.text[at] == '\n') {
			at++;
		}
		return at;
	}

	List<Block> blocks() {
		return this.blocks;
	}

	/**
	 * Returns a text without files.
	 * @param text the text
	 * @param files the files that are left out, in their order
	 * @return what is left
	 */
	static byte[] without(byte[] text, List<Block> files) {
		ByteArrayOutputStream left = new ByteArrayOutputStream(text.length);
		int at = 0;
		for (Block file : files) {
			left.write(text, at, file.start() - at);
			at = file.end();
		}
		left.write(text, at, text.length - at);
		return left.toByteArray();
	}

	/**
	 * A file.
	 *
	 * @param name its name
	 * @param start where its first line begins in the text
	 * @param end where its last line ends in the text
	 * @param size its number of bytes
	 */
	record Block(String name, int start, int end, long size) {

	}

}
