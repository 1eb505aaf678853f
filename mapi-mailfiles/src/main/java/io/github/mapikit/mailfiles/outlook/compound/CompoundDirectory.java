// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook.compound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The storages and streams of a compound file. Entries are numbers; that of the root
 * storage is 0. Each entry is in one storage only, whatever the file claims, so that
 * walking through all of them ends. Immutable; may be used on any thread.
 * <p>
 * Source: [MS-CFB], 2.6.
 *
 * @since 0.1.0
 */
public final class CompoundDirectory {

	/** No entry, or no sector. */
	static final int NONE = -1;

	private static final int ENTRY = 128;

	private static final int STORAGE = 1;

	private static final int STREAM = 2;

	private final ByteBuffer entries;

	private final int count;

	/** The first entry of each storage. */
	private final int[] first;

	/** The entry that follows another in their storage. */
	private final int[] next;

	CompoundDirectory(byte[] bytes) {
		this.entries = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		this.count = bytes.length / ENTRY;
		this.first = new int[this.count];
		this.next = new int[this.count];
		Arrays.fill(this.first, NONE);
		Arrays.fill(this.next, NONE);
		link();
	}

	private void link() {
		boolean[] known = new boolean[this.count];
		Deque<Integer> storages = new ArrayDeque<>();
		if (this.count > 0) {
			known[0] = true;
			storages.add(0);
		}
		Deque<Integer> siblings = new ArrayDeque<>();
		while (!storages.isEmpty()) {
			int storage = storages.remove();
			siblings.push(number(storage, 76));
			while (!siblings.isEmpty()) {
				int entry = siblings.pop();
				if (entry < 0 || entry >= this.count || known[entry]) {
					continue;
				}
				known[entry] = true;
				siblings.push(number(entry, 68));
				siblings.push(number(entry, 72));
				int type = type(entry);
				if (type == STORAGE || type == STREAM) {
					this.next[entry] = this.first[storage];
					this.first[storage] = entry;
				}
				if (type == STORAGE) {
					storages.add(entry);
				}
			}
		}
	}

	private int number(int entry, int offset) {
		return this.entries.getInt(entry * ENTRY + offset);
	}

	private int type(int entry) {
		return this.entries.get(entry * ENTRY + 66);
	}

	/**
	 * Whether an entry is a storage.
	 * @param entry the entry
	 * @return whether it is a storage, and no stream
	 */
	public boolean isStorage(int entry) {
		return type(entry) == STORAGE;
	}

	/**
	 * Returns the name of an entry.
	 * @param entry the entry
	 * @return the name, of at most 31 characters
	 */
	public String name(int entry) {
		int length = Math.max(0, Math.min(62, this.entries.getShort(entry * ENTRY + 64) - 2)) & ~1;
		return new String(this.entries.array(), entry * ENTRY, length, StandardCharsets.UTF_16LE);
	}

	/**
	 * Returns the class of a storage.
	 * @param entry the storage
	 * @return the 16 bytes of its identifier
	 */
	byte[] classId(int entry) {
		return Arrays.copyOfRange(this.entries.array(), entry * ENTRY + 80, entry * ENTRY + 96);
	}

	/**
	 * Lists what is in a storage.
	 * @param storage the storage
	 * @return the entries, in no order
	 */
	public List<Integer> children(int storage) {
		List<Integer> children = new ArrayList<>();
		for (int entry = this.first[storage]; entry != NONE; entry = this.next[entry]) {
			children.add(entry);
		}
		return children;
	}

	/**
	 * Lists what is in a storage.
	 * @param storage the storage
	 * @return the entries by their names in upper case
	 */
	public Map<String, Integer> byName(int storage) {
		Map<String, Integer> children = new HashMap<>();
		for (int entry = this.first[storage]; entry != NONE; entry = this.next[entry]) {
			children.putIfAbsent(name(entry).toUpperCase(Locale.ROOT), entry);
		}
		return children;
	}

	/**
	 * Returns whether the directory has a root.
	 * @return whether there is anything
	 */
	public boolean isEmpty() {
		return this.count == 0;
	}

	int start(int entry) {
		return (entry < this.count) ? number(entry, 116) : NONE;
	}

	long size(int entry) {
		return this.entries.getLong(entry * ENTRY + 120);
	}

}
