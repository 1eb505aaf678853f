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

package io.github.mapikit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The collected facts about result codes that the classes are checked against.
 */
final class ErrorFacts {

	private ErrorFacts() {
	}

	static Stream<Row> rows() {
		return lines().stream().skip(1).map((line) -> line.split(",")).map(Row::of);
	}

	private static List<String> lines() {
		try (InputStream facts = ErrorFacts.class.getResourceAsStream("/mapi-facts/errors.csv")) {
			return new String(Objects.requireNonNull(facts).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Row(String name, String hex, int code, String kind) {

		private static Row of(String[] columns) {
			return new Row(columns[0], columns[1], Integer.parseInt(columns[2]), columns[3]);
		}

		HResult result() {
			return HResult.of(this.code);
		}

	}

}
