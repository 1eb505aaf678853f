// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Leaves of a B-tree that were found without it, and which of them is good for a key. A
 * page is never changed, but written anew, under a higher number: what a newer page
 * covers from its first key to its last, no elder one tells of. Unchanging.
 */
final class FoundPages {

	private static final Comparator<Long> ORDER = Long::compareUnsigned;

	/** What of the pages is good, by the first keys. */
	private final NavigableMap<Long, Part> parts = new TreeMap<>(ORDER);

	private final int pages;

	FoundPages(List<Leaf> leaves) {
		this.pages = leaves.size();
		// the ranges that are covered as yet, none of which touches another
		NavigableMap<Long, Long> covered = new TreeMap<>(ORDER);
		leaves.stream()
			.sorted(Comparator.comparing((Leaf leaf) -> leaf.page().id(), ORDER.reversed()))
			.forEach((leaf) -> add(leaf, covered));
	}

	private void add(Leaf leaf, NavigableMap<Long, Long> covered) {
		long first = leaf.first();
		long last = leaf.last();
		long from = first;
		boolean open = true;
		Map.Entry<Long, Long> next = covered.floorEntry(first);
		if (next == null || isBefore(next.getValue(), first)) {
			next = covered.higherEntry(first);
		}
		while (next != null && !isBefore(last, next.getKey())) {
			long start = next.getKey();
			long end = next.getValue();
			if (isBefore(from, start)) {
				this.parts.put(from, new Part(from, start - 1, leaf.page()));
			}
			covered.remove(start);
			first = isBefore(start, first) ? start : first;
			from = end + 1;
			open = isBefore(end, last);
			last = open ? last : end;
			next = open ? covered.higherEntry(start) : null;
		}
		if (open) {
			this.parts.put(from, new Part(from, last, leaf.page()));
		}
		covered.put(first, last);
	}

	private static boolean isBefore(long one, long other) {
		return Long.compareUnsigned(one, other) < 0;
	}

	/**
	 * Returns how many pages were found.
	 * @return the number, those among them that newer ones stand for
	 */
	int pages() {
		return this.pages;
	}

	/**
	 * Finds the part that a key is in.
	 * @param key the key
	 * @return the part, or {@code null} if the key is in none
	 */
	@Nullable Part at(long key) {
		Map.Entry<Long, Part> found = this.parts.floorEntry(key);
		return (found != null && !isBefore(found.getValue().last(), key)) ? found.getValue() : null;
	}

	/**
	 * Lists the parts that have keys in a range.
	 * @param first the first key
	 * @param last the last key
	 * @return the parts, ordered by their keys
	 */
	List<Part> between(long first, long last) {
		Part begin = at(first);
		long from = (begin != null) ? begin.first() : first;
		return isBefore(last, from) ? List.of() : List.copyOf(this.parts.subMap(from, true, last, true).values());
	}

	/**
	 * A leaf.
	 *
	 * @param first its first key
	 * @param last its last key
	 * @param page the page
	 */
	record Leaf(long first, long last, BlockRef page) {

	}

	/**
	 * Keys of which a page tells.
	 *
	 * @param first the first key
	 * @param last the last key
	 * @param page the page
	 */
	record Part(long first, long last, BlockRef page) {

	}

}
