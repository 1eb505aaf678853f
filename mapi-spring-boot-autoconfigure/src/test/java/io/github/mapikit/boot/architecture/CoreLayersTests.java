// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds that no package of core knows one above it or beside it, as
 * {@code docs/architecture.md} draws them.
 */
class CoreLayersTests {

	private static final Path PAGE = Path.of("..", "docs", "architecture.md");

	private static final JavaClasses CORE = Modules.classes()
		.that(DescribedPredicate.describe("in core", CoreLayersTests::isInCore));

	@Test
	void whenPackageKnowsAnotherThenThatIsBelowIt() throws IOException {
		Map<String, Integer> levels = levels();
		Set<String> upward = new TreeSet<>();
		int known = 0;
		for (JavaClass type : CORE) {
			for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
				JavaClass target = dependency.getTargetClass().getBaseComponentType();
				if (!isInCore(target) || target.getPackageName().equals(type.getPackageName())) {
					continue;
				}
				known++;
				if (levels.get(name(target)) <= levels.get(name(type))) {
					upward.add(name(type) + " -> " + name(target) + ": " + dependency.getDescription());
				}
			}
		}
		assertThat(upward).isEmpty();
		assertThat(known).isGreaterThan(100);
	}

	@Test
	void whenLayersAreDrawnThenTheyAreThePackagesOfCore() throws IOException {
		assertThat(levels().keySet()).containsExactlyInAnyOrderElementsOf(
				CORE.stream().map(CoreLayersTests::name).collect(Collectors.toCollection(TreeSet::new)));
	}

	/**
	 * Reads the drawing.
	 * @return the packages and in which line each stands, from above
	 */
	private static Map<String, Integer> levels() throws IOException {
		String page = Files.readString(PAGE);
		String drawing = page.substring(page.indexOf("## Layers of core"), page.indexOf("### error"));
		List<String> lines = drawing.lines().map(String::strip).filter((line) -> line.startsWith("|")).toList();
		Map<String, Integer> levels = new LinkedHashMap<>();
		for (int i = 0; i < lines.size(); i++) {
			int level = i;
			Stream.of(lines.get(i).split("\\|"))
				.map(String::strip)
				.filter((name) -> !name.isEmpty())
				.forEach((name) -> levels.put(name, level));
		}
		return levels;
	}

	private static String name(JavaClass type) {
		return type.getPackageName().substring(Modules.ROOT.length() + 1);
	}

	private static boolean isInCore(JavaClass type) {
		return Stream.of(Modules.CORE)
			.map((pattern) -> pattern.substring(0, pattern.length() - 2))
			.anyMatch((root) -> type.getPackageName().equals(root) || type.getPackageName().startsWith(root + "."));
	}

}
