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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What was read from compiled headers, that the binding is checked against.
 */
public final class NativeFacts {

	private NativeFacts() {
	}

	/**
	 * Returns the rows of a table.
	 * @param file the name of the table
	 * @return the cells of each row
	 */
	public static List<List<String>> rows(String file) {
		try (InputStream facts = NativeFacts.class.getResourceAsStream("/mapi-facts/" + file)) {
			String text = new String(Objects.requireNonNull(facts).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines().skip(1).map((line) -> Arrays.asList(line.split(","))).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
