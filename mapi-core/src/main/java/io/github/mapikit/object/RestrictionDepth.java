// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how deep restrictions are nested, so that drivers may walk through them without
 * a look at their stack. No source says how deep a store lets them be.
 */
final class RestrictionDepth {

	/** A restriction that is encoded takes several frames of the stack for each level. */
	static final int MAX = 128;

	private RestrictionDepth() {
	}

	/**
	 * Refuses a restriction that is nested too deep.
	 * @param operation the call that it is for, by its documented name
	 * @param restriction the restriction, or {@code null} for none
	 * @throws io.github.mapikit.error.MapiCallException with {@code MAPI_E_TOO_COMPLEX}
	 */
	static void check(String operation, @Nullable Restriction restriction) {
		if (restriction == null || parts(restriction).isEmpty()) {
			return;
		}
		Deque<Level> open = new ArrayDeque<>();
		open.push(new Level(List.of(restriction), 1));
		while (!open.isEmpty()) {
			Level level = open.pop();
			for (Restriction part : level.restrictions) {
				List<Restriction> below = parts(part);
				if (!below.isEmpty()) {
					requireAllowed(operation, level.depth + 1);
					open.push(new Level(below, level.depth + 1));
				}
			}
		}
	}

	private static void requireAllowed(String operation, int depth) {
		if (depth > MAX) {
			throw MapiCallExceptions.of(operation, null, MapiErrors.MAPI_E_TOO_COMPLEX,
					"a restriction is nested at most %d levels deep".formatted(MAX), null);
		}
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

	private record Level(List<Restriction> restrictions, int depth) {

	}

}
