// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import com.sun.jna.Pointer;

/**
 * The memory of this process, in blocks through JNA.
 * <p>
 * A direct byte buffer over the same memory would read faster. But where a provider hands
 * out a wild pointer, reading through a buffer ends the JVM, while JNA's accessors, in
 * the protected mode that is on by default on Windows, make an {@link Error} of it, which
 * fails the call that handed it out. Each access costs some ten nanoseconds however long
 * it is, so structures are read whole.
 */
public final class ProcessRam implements Ram {

	/** The memory of the process. */
	public static final Ram INSTANCE = new ProcessRam();

	/** Memory can be read a page at a time or not at all; a divisor of it elsewhere. */
	private static final long PAGE = 4096;

	/** The offset from address 0 is the address: no pointer object for each access. */
	private final Pointer origin = new Pointer(0);

	private ProcessRam() {
	}

	@Override
	public void read(long address, byte[] into, int offset, int length) {
		probe(address, length);
		this.origin.read(address, into, offset, length);
	}

	@Override
	public void read(long address, short[] into, int offset, int length) {
		probe(address, 2L * length);
		this.origin.read(address, into, offset, length);
	}

	// arrays are copied inside the JVM, which a fault must not leave half-way; a single
	// byte is read by JNA's own code
	private void probe(long address, long length) {
		// counted: the end of the highest pages of user or kernel space is a negative
		// number, or 0
		long pages = ((address & (PAGE - 1)) + length + PAGE - 1) / PAGE;
		long at = address;
		for (long i = 0; i < pages; i++) {
			this.origin.getByte(at);
			at = (at | (PAGE - 1)) + 1;
		}
	}

	@Override
	public void write(long address, byte[] from, int offset, int length) {
		this.origin.write(address, from, offset, length);
	}

}
