// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.mapikit.model.property.Restriction;

/**
 * How deep a restriction is nested.
 */
final class RestrictionDepth {

	private static final int DEEPEST = 200;

	private RestrictionDepth() {
	}

	static boolean isSendable(Restriction restriction) {
		Deque<Level> open = new ArrayDeque<>();
		open.push(new Level(restriction, 1));
		while (!open.isEmpty()) {
			Level level = open.pop();
			if (level.depth > DEEPEST) {
				return false;
			}
			parts(level.restriction).forEach((part) -> open.push(new Level(part, level.depth + 1)));
		}
		return true;
	}

	private static List<Restriction> parts(Restriction restriction) {
		if (restriction instanceof Restriction.And and) {
			return and.parts();
		}
		if (restriction instanceof Restriction.Or or) {
			return or.parts();
		}
		if (restriction instanceof Restriction.Not not) {
			return List.of(not.part());
		}
		return (restriction instanceof Restriction.Sub sub) ? List.of(sub.part()) : List.of();
	}

	private record Level(Restriction restriction, int depth) {

	}

}
