// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

	private static final Pattern MODULE_ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

	private static final Pattern LAYER = Pattern.compile("^ \\|(.*)\\|$", Pattern.MULTILINE);

	private static final Pattern ROOM = Pattern.compile("^### (.+)$", Pattern.MULTILINE);

	private final Page page = Page.of("docs/architecture.md");

	@Test
	void whenLayersAreDrawnThenTheyAreExactlyThePackagesOfCore() throws IOException {
		assertThat(drawn()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packagesOfCore());
	}

	@Test
	void whenRoomsAreDescribedThenEachPackageIsInOne() {
		Set<String> rooms = ROOM.matcher(this.page.prose())
			.results()
			.map((heading) -> heading.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(drawn())
			.allSatisfy((name) -> assertThat(rooms).contains(name.startsWith("model.") ? "model" : name));
		assertThat(drawn()).containsAll(rooms);
	}

	@Test
	void whenModulesAreListedThenTheyAreThoseOfTheBuild() {
		List<String> listed = MODULE_ROW.matcher(this.page.text()).results().map((row) -> row.group(1)).toList();
		List<String> built = MODULE.matcher(Page.of("pom.xml").text()).results().map((row) -> row.group(1)).toList();
		assertThat(Set.copyOf(listed)).isEqualTo(Set.copyOf(built));
	}

	private List<String> drawn() {
		CodeBlock drawing = this.page.blocks()
			.stream()
			.filter((block) -> block.text().contains("runtime.pool"))
			.findFirst()
			.orElseThrow();
		return LAYER.matcher(drawing.text())
			.results()
			.flatMap((line) -> Stream.of(line.group(1).split("\\|")))
			.map(String::strip)
			.toList();
	}

	private static List<String> packagesOfCore() throws IOException {
		Path root = Page.ROOT.resolve("mapi-core/src/main/java/io/github/mapikit");
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.endsWith("package-info.java"))
				.map((file) -> root.relativize(file.getParent()).toString().replace('/', '.'))
				.toList();
		}
	}

}
