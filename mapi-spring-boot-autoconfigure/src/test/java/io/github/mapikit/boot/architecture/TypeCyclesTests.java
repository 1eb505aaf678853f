// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many classes know one another. Nested classes count as part of those around them.
 */
class TypeCyclesTests {

	private static final int LARGEST = 3;

	private static final Set<String> CORE = Set.of("error", "model", "object", "runtime", "spi");

	@Test
	void whenClassesOfCoreKnowOneAnotherThenThereAreNoMoreThanThree() {
		Map<String, Set<String>> known = new TreeMap<>();
		for (JavaClass type : Modules.classes()) {
			if (isInCore(type)) {
				Set<String> targets = known.computeIfAbsent(outermost(type), (name) -> new TreeSet<>());
				for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
					JavaClass target = dependency.getTargetClass().getBaseComponentType();
					if (isInCore(target)) {
						targets.add(outermost(target));
					}
				}
			}
		}
		assertThat(known).hasSizeGreaterThan(200);
		assertThat(cycles(known)).isNotEmpty()
			.allSatisfy((cycle) -> assertThat(cycle).hasSizeLessThanOrEqualTo(LARGEST));
	}

	@Test
	void whenClassesAreInOneCycleThenTheyAreFound() {
		Map<String, Set<String>> known = new TreeMap<>(Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("a"),
				"d", Set.of("d", "e"), "e", Set.of()));
		assertThat(cycles(known)).containsExactly(Set.of("a", "b", "c"));
	}

	/**
	 * Returns the sets of those that reach one another.
	 */
	private static List<Set<String>> cycles(Map<String, Set<String>> known) {
		Map<String, Set<String>> reached = new TreeMap<>();
		known.keySet().forEach((name) -> reached.put(name, reachable(name, known)));
		List<Set<String>> cycles = new ArrayList<>();
		Set<String> done = new HashSet<>();
		for (String name : known.keySet()) {
			Set<String> cycle = new TreeSet<>(reached.get(name));
			cycle.removeIf((other) -> !reached.get(other).contains(name));
			cycle.add(name);
			if (cycle.size() > 1 && done.add(name)) {
				done.addAll(cycle);
				cycles.add(cycle);
			}
		}
		return cycles;
	}

	private static Set<String> reachable(String from, Map<String, Set<String>> known) {
		Set<String> reached = new HashSet<>();
		List<String> open = new ArrayList<>(known.getOrDefault(from, Set.of()));
		while (!open.isEmpty()) {
			String name = open.remove(open.size() - 1);
			if (reached.add(name)) {
				Collection<String> next = known.getOrDefault(name, Set.of());
				open.addAll(next);
			}
		}
		return reached;
	}

	private static String outermost(JavaClass type) {
		return type.getEnclosingClass().map(TypeCyclesTests::outermost).orElse(type.getFullName());
	}

	private static boolean isInCore(JavaClass type) {
		String name = type.getPackageName();
		if (!name.startsWith(Modules.ROOT + ".")) {
			return false;
		}
		String room = name.substring(Modules.ROOT.length() + 1);
		return CORE.contains(room.contains(".") ? room.substring(0, room.indexOf('.')) : room);
	}

}
