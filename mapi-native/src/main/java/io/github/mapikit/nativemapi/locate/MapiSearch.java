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

package io.github.mapikit.nativemapi.locate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a search for the MAPI DLL came to. Immutable.
 *
 * @param located the DLL, or {@code null} if none can be used
 * @param library what it was loaded as, or {@code null} if none can be used
 * @param rejected the candidates that cannot be used
 * @param <L> what a DLL is loaded as
 * @since 0.1.0
 */
public record MapiSearch<L>(@Nullable LocatedMapi located, @Nullable L library, List<RejectedMapi> rejected) {

	/**
	 * Creates the result of a search.
	 */
	public MapiSearch {
		rejected = List.copyOf(rejected);
	}

}
