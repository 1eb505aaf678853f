// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The command that runs a class of this application in a JVM of its own: the same Java,
 * and no more of the class path than it needs.
 */
final class ChildCommand {

	/** Reads the libraries within an executable jar, and runs any class of them. */
	private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

	/** Without these a JVM may not start where this one did. */
	private static final Set<String> INHERITED = Set.of("java.io.tmpdir", "java.security.properties",
			"java.net.preferIPv4Stack");

	private ChildCommand() {
	}

	/**
	 * Returns the command.
	 * @param main the class to run
	 * @param needed classes whose libraries it needs
	 * @param arguments its arguments
	 * @return the command
	 */
	static List<String> of(Class<?> main, List<Class<?>> needed, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// not into the application's working directory
		command.add("-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "mapi-preflight-%p.log"));
		if (Runtime.version().feature() >= 22) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		new TreeMap<>(System.getProperties()).forEach((name, value) -> {
			if (name.toString().startsWith("jna.") || INHERITED.contains(name.toString())) {
				command.add("-D" + name + "=" + value);
			}
		});
		String classPath = classPath(main, needed);
		if (classPath != null) {
			command.addAll(List.of("-cp", classPath, main.getName()));
		}
		else {
			command.addAll(List.of("-Dloader.main=" + main.getName(), "-cp", System.getProperty("java.class.path"),
					BOOT_LAUNCHER));
		}
		command.addAll(arguments);
		return command;
	}

	private static @Nullable String classPath(Class<?> main, List<Class<?>> needed) {
		Set<String> entries = new LinkedHashSet<>();
		List<Class<?>> all = new ArrayList<>(needed);
		all.add(0, main);
		for (Class<?> type : all) {
			URL location = type.getProtectionDomain().getCodeSource().getLocation();
			if (!location.getProtocol().equals("file")) {
				// within an executable jar
				return null;
			}
			try {
				entries.add(Path.of(location.toURI()).toString());
			}
			catch (URISyntaxException ex) {
				return null;
			}
		}
		return String.join(File.pathSeparator, entries);
	}

}
