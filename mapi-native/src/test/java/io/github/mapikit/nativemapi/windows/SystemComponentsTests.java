// SPDX-License-Identifier: Apache-2.0

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
