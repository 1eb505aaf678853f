// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * What is asked about program files. May be used from any thread.
 *
 * @since 0.1.0
 */
public interface ProgramFiles {

	/**
	 * Returns whether a file exists.
	 * @param path the path
	 * @return whether it does
	 */
	boolean exists(String path);

	/**
	 * Returns whether two paths lead to one file.
	 * @param path a path
	 * @param other another path
	 * @return whether they do; not if there is no such file
	 */
	boolean isSame(String path, String other);

	/**
	 * Returns the bitness of a DLL.
	 * @param path the path
	 * @return the bitness
	 * @throws IOException if the file cannot be read or is no DLL; the message says why
	 */
	MachineType bitness(String path) throws IOException;

	/**
	 * Returns the file version of a DLL.
	 * @param path the path
	 * @return such as {@code 16.0.17928.20114}, or {@code null} if it has none
	 */
	@Nullable String version(String path);

	/**
	 * Returns the directory of the system's DLLs.
	 * @return the path, without a separator at its end
	 */
	String systemDirectory();

	/**
	 * Returns the path of a DLL that this process has loaded.
	 * @param name its file name
	 * @return the path, or {@code null} if it is not loaded
	 */
	@Nullable String loaded(String name);

}
