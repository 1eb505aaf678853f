// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.sun.jna.NativeLibrary;

/**
 * The stand-in for Outlook's MAPI, whose path is the system property {@value #PROPERTY}.
 * Keeps its own books of who does what.
 */
final class StandIn {

	static final String PROPERTY = "mapi.standin";

	private static final int ANSWER_BYTES = 65_536;

	private StandIn() {
	}

	static Path path() {
		return Path.of(System.getProperty(PROPERTY));
	}

	static NativeOptions options() {
		return NativeOptions.DEFAULTS.withLibraryPath(path());
	}

	static String say(String command) {
		byte[] answer = new byte[ANSWER_BYTES];
		int result = NativeLibrary.getInstance(path().toString())
			.getFunction("StandInControl")
			.invokeInt(new Object[] { (command + '\0').getBytes(StandardCharsets.UTF_8), answer, answer.length });
		int end = 0;
		while (answer[end] != 0) {
			end++;
		}
		String text = new String(answer, 0, end, StandardCharsets.UTF_8);
		if (result != 0) {
			throw new IllegalStateException("'%s' was refused: %s".formatted(command, text));
		}
		return text;
	}

	static List<String> violations() {
		return say("violations").lines().toList();
	}

	static Map<String, Long> counts() {
		return say("counts").lines()
			.map((line) -> line.split("="))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> Long.valueOf(pair[1])));
	}

}
