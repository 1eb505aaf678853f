// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import io.github.mapikit.nativemapi.NativeOptions;

/**
 * The stand-in for Outlook's MAPI in this process, steered by the commands of its
 * {@code control.h}. May be used from any thread.
 */
public final class StandIn {

	private static final String PATH = "mapi.standin";

	private static final int ANSWER_BYTES = 64 * 1024;

	private final Function control;

	private StandIn(Function control) {
		this.control = control;
	}

	/**
	 * Returns the path of the DLL, which the system property {@code mapi.standin} names.
	 */
	public static Path path() {
		return Path.of(Objects.requireNonNull(System.getProperty(PATH), PATH));
	}

	/**
	 * Returns the path of the same DLL for 32-bit processes.
	 */
	public static Path path32() {
		return path().resolveSibling("mapi-standin-x86.dll");
	}

	/**
	 * Returns options that use this DLL and nothing that may be installed.
	 */
	public static NativeOptions options() {
		return NativeOptions.DEFAULTS.withLibraryPath(path());
	}

	/**
	 * Loads the DLL, or finds it loaded.
	 */
	public static StandIn load() {
		return new StandIn(NativeLibrary.getInstance(path().toString()).getFunction("StandInControl"));
	}

	/**
	 * Gives a command.
	 * @return the answer
	 * @throws IllegalStateException if the command is refused
	 */
	public String command(String command) {
		return command(command, ANSWER_BYTES);
	}

	private String command(String command, int bytes) {
		byte[] text = command.getBytes(StandardCharsets.UTF_8);
		try (Memory request = new Memory(text.length + 1L); Memory answer = new Memory(bytes)) {
			request.write(0, text, 0, text.length);
			request.setByte(text.length, (byte) 0);
			answer.setByte(0, (byte) 0);
			int result = this.control.invokeInt(new Object[] { request, answer, bytes });
			if (result > 0) {
				return command(command, result + 1);
			}
			String said = answer.getString(0, StandardCharsets.UTF_8.name());
			if (result < 0) {
				throw new IllegalStateException("The stand-in refuses '%s': %s".formatted(command, said));
			}
			return said;
		}
	}

	/**
	 * Empties mailbox, faults and books. Threads that ended without uninitializing are
	 * forgotten.
	 */
	public void reset() {
		command("reset force");
	}

	public void fault(String fault) {
		command("fault " + fault);
	}

	/**
	 * Ends all faults, and wakes what hangs.
	 */
	public void heal() {
		command("heal");
	}

	/**
	 * Returns the rules that were broken, from books that do not ask the runtime.
	 */
	public List<String> violations() {
		return command("violations").lines().filter((line) -> !line.isBlank()).toList();
	}

	/**
	 * Returns what there is, by name.
	 */
	public Map<String, Long> counts() {
		return command("counts").lines()
			.map((line) -> line.split("=", 2))
			.filter((pair) -> pair.length == 2)
			.collect(Collectors.toMap((pair) -> pair[0].trim(), (pair) -> Long.parseLong(pair[1].trim())));
	}

	public long count(String name) {
		return counts().getOrDefault(name, 0L);
	}

}
