// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeFileNameTests {

	@ParameterizedTest
	@MethodSource("names")
	void whenNameIsUnsafeThenWhatIsLeftIsSafe(String name, String safe) {
		assertThat(SafeFileName.of(name)).isEqualTo(safe);
	}

	@Test
	void whenNameIsLongThenItsExtensionIsKept() {
		assertThat(SafeFileName.of("x".repeat(5000) + ".pdf")).hasSize(120).endsWith("x.pdf");
	}

	@Test
	void whenNameIsCutThenNoCharacterIsHalved() {
		String name = SafeFileName.of("y" + "\uD83C\uDF09".repeat(300));
		assertThat(name.codePoints()).doesNotContain(0xD83C).hasSizeGreaterThan(50);
	}

	private static Stream<Arguments> names() {
		return Stream.of(Arguments.of("report.pdf", "report.pdf"),
				Arguments.of("Gepäck träger.pdf", "Gepäck träger.pdf"), Arguments.of("../../etc/passwd", "passwd"),
				Arguments.of("C:\\Windows\\system.ini", "system.ini"),
				Arguments.of("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"), Arguments.of("a\0.txt", "a.txt"),
				Arguments.of("\u202Egpj.exe", "gpj.exe"), Arguments.of("\"quoted\".txt", "_quoted_.txt"),
				Arguments.of(".hidden", "hidden"), Arguments.of("ends. .", "ends"), Arguments.of("CON", "_CON"),
				Arguments.of("con.txt", "_con.txt"), Arguments.of("lpt1.doc", "_lpt1.doc"),
				Arguments.of("console.txt", "console.txt"), Arguments.of("..", "attachment"),
				Arguments.of("", "attachment"), Arguments.of("a/", "attachment"), Arguments.of("\uD83D.txt", "txt"));
	}

}
