// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept of pages and blocks.
 */
class BlockCacheTests {

	private static final int SIZE = 1024 * 1024;

	@Test
	void whenMoreIsReadThanThereIsRoomForThenWhatWasReadLastStays() {
		BlockCache cache = new BlockCache(SIZE);
		int blocks = 20_000;
		for (int i = 0; i < blocks; i++) {
			cache.put(key(this, i), "block " + i, 8192);
		}
		int kept = 0;
		for (int i = 0; i < blocks; i++) {
			kept += (cache.get(key(this, i)) != null) ? 1 : 0;
		}
		assertThat(kept).isBetween(SIZE / 8192 / 2, SIZE / 8192);
		assertThat(cache.get(key(this, blocks - 1))).isEqualTo("block " + (blocks - 1));
	}

	@Test
	void whenFilesHaveTheSameNumbersThenEachHasItsOwnBlocks() {
		BlockCache cache = new BlockCache(SIZE);
		Object one = new Object();
		Object two = new Object();
		cache.put(key(one, 4), "one", 100);
		cache.put(key(two, 4), "two", 100);
		cache.put(new BlockCache.Key(one, true, 4), "page", 100);
		assertThat(cache.get(key(one, 4))).isEqualTo("one");
		assertThat(cache.get(key(two, 4))).isEqualTo("two");
		assertThat(cache.get(new BlockCache.Key(one, true, 4))).isEqualTo("page");
	}

	private static BlockCache.Key key(Object owner, long id) {
		return new BlockCache.Key(owner, false, id << 2);
	}

}
