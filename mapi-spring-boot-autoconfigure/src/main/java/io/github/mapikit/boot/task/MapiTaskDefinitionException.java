// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;

import io.github.mapikit.error.MapiException;
import org.jspecify.annotations.Nullable;

/**
 * A use of {@link MapiTask} cannot work. Names the method, or class, what is wrong and
 * what to do.
 *
 * @since 0.1.0
 */
public final class MapiTaskDefinitionException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String place;

	private final String problem;

	private final String remedy;

	MapiTaskDefinitionException(Method method, String problem, String remedy) {
		this(method, problem, remedy, null);
	}

	MapiTaskDefinitionException(Method method, String problem, String remedy, @Nullable Throwable cause) {
		this("method '%s.%s'".formatted(method.getDeclaringClass().getName(), method.getName()), problem, remedy,
				cause);
	}

	MapiTaskDefinitionException(Class<?> type, String problem, String remedy) {
		this("class '%s'".formatted(type.getName()), problem, remedy, null);
	}

	private MapiTaskDefinitionException(String place, String problem, String remedy, @Nullable Throwable cause) {
		super("@MapiTask of %s cannot work: %s. %s.".formatted(place, problem, remedy), cause);
		this.place = place;
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Where the annotation is.
	 * @return the class or method
	 */
	public String place() {
		return this.place;
	}

	/**
	 * What is wrong with it.
	 * @return the problem, without a full stop
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * What to do.
	 * @return the remedy, without a full stop
	 */
	public String remedy() {
		return this.remedy;
	}

}
