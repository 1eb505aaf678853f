// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * What the return type of a method with {@link MapiTask} says: whether the caller waits,
 * and whether the result can leave the task.
 */
final class TaskReturnType {

	/** Types whose type arguments are part of the result. */
	private static final List<Class<?>> CONTAINERS = List.of(Iterable.class, Map.class, Optional.class, Future.class,
			CompletionStage.class);

	/** Deep enough; types such as {@link java.nio.file.Path} contain themselves. */
	private static final int MAX_DEPTH = 4;

	private TaskReturnType() {
	}

	/**
	 * Tells whether the caller gets a future instead of waiting.
	 * @param method the method
	 * @return {@code true} for futures and stages
	 * @throws MapiTaskDefinitionException for a future that the library cannot make
	 */
	static boolean isFuture(Method method) {
		Class<?> type = method.getReturnType();
		if (type == CompletableFuture.class || type == CompletionStage.class || type == Future.class) {
			return true;
		}
		if (Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)) {
			throw new MapiTaskDefinitionException(method, "its return type is '%s'".formatted(type.getName()),
					"Return a CompletableFuture, CompletionStage or Future, or the result itself");
		}
		return false;
	}

	/**
	 * Checks that the result can leave the task.
	 * @param method the method
	 * @param targetClass the class of the bean, which says what type variables stand for
	 * @throws MapiTaskDefinitionException if it cannot
	 */
	static void check(Method method, Class<?> targetClass) {
		isFuture(method);
		ResolvableType type = ResolvableType.forMethodReturnType(method, targetClass);
		ResolvableType open = findOpen(type, 0);
		if (open != null) {
			OpenResult reason = OpenResult.of(open.toClass());
			throw new MapiTaskDefinitionException(method,
					"%s returns '%s', but a '%s' cannot be used any more when the task has ended, which closes "
						.formatted(
								(method.getDeclaringClass() != targetClass)
										? "in class '%s' it".formatted(targetClass.getName()) : "it",
								type, open.toClass().getName())
							+ "what it has opened",
					(reason != null) ? reason.remedy() : "Return values");
		}
	}

	private static @Nullable ResolvableType findOpen(ResolvableType type, int depth) {
		if (type.resolve() == null || depth > MAX_DEPTH) {
			return null;
		}
		if (OpenResult.of(type.toClass()) != null) {
			return type;
		}
		if (type.isArray()) {
			return findOpen(type.getComponentType(), depth + 1);
		}
		for (Class<?> container : CONTAINERS) {
			for (ResolvableType content : type.as(container).getGenerics()) {
				ResolvableType open = findOpen(content, depth + 1);
				if (open != null) {
					return open;
				}
			}
		}
		return null;
	}

}
