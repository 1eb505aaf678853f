/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi.memory;

/**
 * Memory by its address. Whether an address is valid is not for the caller to find out:
 * an implementation fails with an {@link Error} where nothing is.
 */
public interface Ram {

	/**
	 * Reads bytes.
	 * @param address where to begin
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many
	 */
	void read(long address, byte[] into, int offset, int length);

	/**
	 * Reads 16-bit units.
	 * @param address where to begin
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many units
	 */
	void read(long address, short[] into, int offset, int length);

	/**
	 * Writes bytes.
	 * @param address where to begin
	 * @param from the bytes
	 * @param offset the first
	 * @param length how many
	 */
	void write(long address, byte[] from, int offset, int length);

}
