// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of pages that tell of the same key the newest is good.
 */
class FoundPagesTests {

	private static FoundPages.Leaf leaf(long id, long first, long last) {
		return new FoundPages.Leaf(first, last, new BlockRef(id, 512 * id));
	}

	private static long page(FoundPages pages, long key) {
		FoundPages.Part part = pages.at(key);
		return (part != null) ? part.page().id() : 0;
	}

	@Test
	void whenPagesOverlapThenTheNewestTellsOfWhatItCovers() {
		FoundPages pages = new FoundPages(List.of(leaf(1, 10, 90), leaf(3, 30, 40), leaf(2, 35, 60), leaf(4, 95, 99)));
		assertThat(Stream.of(9L, 10L, 29L, 30L, 40L, 41L, 60L, 61L, 90L, 91L, 95L, 100L).map((key) -> page(pages, key)))
			.containsExactly(0L, 1L, 1L, 3L, 3L, 2L, 2L, 1L, 1L, 0L, 4L, 0L);
		assertThat(pages.pages()).isEqualTo(4);
	}

	@Test
	void whenKeysHaveTheHighestBitThenTheyAreGreater() {
		FoundPages pages = new FoundPages(List.of(leaf(1, 5, -1), leaf(2, Long.MAX_VALUE, Long.MIN_VALUE)));
		assertThat(Stream.of(4L, 5L, Long.MAX_VALUE, Long.MIN_VALUE, -1L).map((key) -> page(pages, key)))
			.containsExactly(0L, 1L, 2L, 2L, 1L);
	}

	@Test
	void whenARangeIsAskedForThenThePartsOfItAreListedInOrder() {
		FoundPages pages = new FoundPages(List.of(leaf(1, 10, 90), leaf(3, 30, 40)));
		assertThat(pages.between(35, 50)).extracting((part) -> part.page().id()).containsExactly(3L, 1L);
		assertThat(pages.between(0, -1)).extracting((part) -> part.page().id()).containsExactly(1L, 3L, 1L);
		assertThat(pages.between(91, -1)).isEmpty();
	}

	@Test
	void whenManyPagesOverlapThenEachKeyIsInThePartOfTheNewest() {
		Random random = new Random(1);
		for (int run = 0; run < 200; run++) {
			List<FoundPages.Leaf> leaves = IntStream.range(1, 30).mapToObj((id) -> {
				int first = random.nextInt(100);
				return leaf(id, first, first + random.nextInt(20));
			}).toList();
			FoundPages pages = new FoundPages(leaves);
			for (long key = 0; key < 130; key++) {
				long wanted = newest(leaves, key);
				assertThat(page(pages, key)).isEqualTo(wanted);
			}
		}
	}

	private static long newest(List<FoundPages.Leaf> leaves, long key) {
		return leaves.stream()
			.filter((leaf) -> leaf.first() <= key && key <= leaf.last())
			.mapToLong((leaf) -> leaf.page().id())
			.max()
			.orElse(0);
	}

}
