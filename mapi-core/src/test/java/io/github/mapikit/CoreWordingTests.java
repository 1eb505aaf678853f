// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds that core's texts name nothing of the modules on top of it: what their users may
 * do is for a {@link io.github.mapikit.error.Remedy} to say.
 */
class CoreWordingTests {

	private static final Pattern FOREIGN = Pattern
		.compile("@MapiTask|@MapiListener|MapiTemplate|Spring|application\\.ya?ml|(?<![\\w.])mapi\\.[a-z]");

	@Test
	void whenClassesOfCoreAreSearchedThenTheirTextsNameNobodyOnTop() throws Exception {
		List<String> found = new ArrayList<>();
		for (Path file : classFiles()) {
			for (String text : strings(file)) {
				if (FOREIGN.matcher(text).find()) {
					found.add(root().relativize(file) + ": " + text);
				}
			}
		}
		assertThat(found).isEmpty();
	}

	@Test
	void whenClassHasTextsThenTheSearchSeesThem() throws Exception {
		Path file = root().resolve("io/github/mapikit/error/MapiInterruptedException.class");
		assertThat(strings(file)).anyMatch((text) -> text.contains("was interrupted while it waited for"));
		assertThat(classFiles()).hasSizeGreaterThan(50);
		assertThat(FOREIGN.matcher("raise 'mapi.executor.queue-capacity'").find()).isTrue();
		assertThat(FOREIGN.matcher("io.github.mapi.core").find()).isFalse();
	}

	private static List<Path> classFiles() throws IOException, URISyntaxException {
		try (Stream<Path> files = Files.walk(root())) {
			return files.filter((file) -> file.toString().endsWith(".class")).toList();
		}
	}

	private static Path root() throws URISyntaxException {
		return Path.of(MapiException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	/**
	 * Returns the texts in a class file's constant pool. Source: "The Constant Pool"
	 * (Java Virtual Machine Specification, 4.4).
	 */
	private static List<String> strings(Path file) throws IOException {
		List<String> texts = new ArrayList<>();
		try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
			in.skipNBytes(8);
			int count = in.readUnsignedShort();
			for (int i = 1; i < count; i++) {
				int tag = in.readUnsignedByte();
				switch (tag) {
					case 1 -> texts.add(in.readUTF());
					case 5, 6 -> {
						in.skipNBytes(8);
						// a long takes two places
						i++;
					}
					case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
					case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
					case 15 -> in.skipNBytes(3);
					default -> throw new IOException("Constant " + i + " of " + file + " has the tag " + tag);
				}
			}
		}
		return texts;
	}

}
