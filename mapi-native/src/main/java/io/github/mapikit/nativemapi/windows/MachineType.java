// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.Locale;

/**
 * The kind of machine code that a process runs or a DLL holds. Immutable; may be used
 * from any thread.
 *
 * @since 0.1.0
 */
public enum MachineType {

	/** 32 bits. */
	X86("32-bit (x86)"),
	/** 64 bits. */
	X64("64-bit (x64)"),
	/** 64 bits on ARM. */
	ARM64("64-bit (ARM64)"),
	/** Something else, or not known. */
	UNKNOWN("of unknown bitness");

	private static final int MACHINE_I386 = 0x014C;

	private static final int MACHINE_AMD64 = 0x8664;

	private static final int MACHINE_ARM64 = 0xAA64;

	private final String text;

	MachineType(String text) {
		this.text = text;
	}

	/**
	 * Returns the bitness of this JVM.
	 * @return the bitness
	 */
	public static MachineType ofJvm() {
		return ofName(System.getProperty("os.arch", ""));
	}

	/**
	 * Returns what a name stands for, as in {@code os.arch} or in Office's registry
	 * values.
	 * @param name such as {@code amd64} or {@code x86}
	 * @return the bitness
	 */
	public static MachineType ofName(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "x86", "i386", "i486", "i586", "i686" -> X86;
			case "x64", "amd64", "x86_64", "x86-64" -> X64;
			case "arm64", "aarch64" -> ARM64;
			default -> UNKNOWN;
		};
	}

	/**
	 * Returns what the machine field of a PE header stands for.
	 * @param machine the field
	 * @return the bitness
	 */
	static MachineType ofMachine(int machine) {
		return switch (machine) {
			case MACHINE_I386 -> X86;
			case MACHINE_AMD64 -> X64;
			case MACHINE_ARM64 -> ARM64;
			default -> UNKNOWN;
		};
	}

	/**
	 * Returns whether code of this bitness can be loaded into a process of the other.
	 * What is not known is not ruled out.
	 * @param process the bitness of the process
	 * @return whether it may load
	 */
	public boolean fits(MachineType process) {
		return this == process || this == UNKNOWN || process == UNKNOWN;
	}

	/**
	 * Returns the bitness in words.
	 * @return such as {@code 64-bit (x64)}
	 */
	public String text() {
		return this.text;
	}

}
