// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The memory of one answer. What there is much of, such as rows, is read at little cost
 * after one look at each region of memory that it stands in; the rest is tried, which
 * costs more and needs no look. For one thread.
 */
final class AnswerRam implements Ram {

	/**
	 * The unit in which systems give out address space, and a divisor of it elsewhere.
	 */
	private static final int CHUNK_SHIFT = 16;

	private static final int CHUNKS = 256;

	private static final long NONE = -1;

	private final Ram ram;

	private final MemoryMap map;

	private final List<MemoryRegion> regions = new ArrayList<>();

	/** The region of a chunk of address space, by the chunk's number. */
	private final @Nullable MemoryRegion[] chunks = new @Nullable MemoryRegion[CHUNKS];

	/** The numbers of chunks that were looked at and are in no region. */
	private final long[] refused = new long[CHUNKS];

	private boolean much;

	AnswerRam(Ram ram, MemoryMap map) {
		this.ram = ram;
		this.map = map;
		Arrays.fill(this.refused, NONE);
	}

	/**
	 * Forgets all regions: the memory may have changed.
	 */
	void begin() {
		if (this.much) {
			this.much = false;
			this.regions.clear();
			Arrays.fill(this.chunks, null);
			Arrays.fill(this.refused, NONE);
		}
	}

	/**
	 * Says that there is so much to read that it pays to look for regions.
	 */
	void expectMuch() {
		this.much = true;
	}

	@Override
	public void read(long address, byte[] into, int offset, int length) {
		MemoryRegion region = this.much ? region(address) : null;
		if (region == null || !region.read(address, into, offset, length)) {
			this.ram.read(address, into, offset, length);
		}
	}

	@Override
	public void read(long address, short[] into, int offset, int length) {
		this.ram.read(address, into, offset, length);
	}

	@Override
	public void write(long address, byte[] from, int offset, int length) {
		this.ram.write(address, from, offset, length);
	}

	private @Nullable MemoryRegion region(long address) {
		long chunk = address >>> CHUNK_SHIFT;
		int place = (int) chunk & (CHUNKS - 1);
		MemoryRegion region = this.chunks[place];
		if (region != null && region.contains(address)) {
			return region;
		}
		return (this.refused[place] != chunk) ? find(address, chunk, place) : null;
	}

	private @Nullable MemoryRegion find(long address, long chunk, int place) {
		MemoryRegion region = known(address);
		if (region == null) {
			region = this.map.region(address);
			if (region == null) {
				this.refused[place] = chunk;
				return null;
			}
			this.regions.add(region);
		}
		this.chunks[place] = region;
		return region;
	}

	private @Nullable MemoryRegion known(long address) {
		for (MemoryRegion region : this.regions) {
			if (region.contains(address)) {
				return region;
			}
		}
		return null;
	}

}
