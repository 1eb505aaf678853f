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

package io.github.mapikit.nativemapi.windows;

import java.nio.charset.StandardCharsets;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SystemComponents}, with functions that are not Windows'.
 */
class SystemComponentsTests {

	/** Reachable for as long as it may be called. */
	private ComponentPath function;

	@ParameterizedTest
	@CsvSource({ "1,C:\\found.dll", "0,", "0x7FFE0000,", "0x7FFE0001,C:\\found.dll" })
	void whenFunctionAnswersThenOnlyTheByteOfItsBoolCounts(Integer answer, String expected) {
		this.function = (component, qualifier, path, length, install) -> {
			path.setString(0, "C:\\found.dll", StandardCharsets.US_ASCII.name());
			return answer;
		};
		Function find = Function.getFunction(CallbackReference.getFunctionPointer(this.function));
		assertThat(SystemComponents.path(find, "{1}", "1033")).isEqualTo(expected);
	}

	/**
	 * As {@code FGetComponentPath}.
	 */
	@FunctionalInterface
	interface ComponentPath extends Callback {

		int invoke(Pointer component, Pointer qualifier, Pointer path, int length, int install);

	}

}
