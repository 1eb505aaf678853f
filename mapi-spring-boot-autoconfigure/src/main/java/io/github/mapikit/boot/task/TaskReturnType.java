// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

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

	private final Method method;

	private final Class<?> targetClass;

	private final ResolvableType type;

	/**
	 * The return type of a method.
	 * @param method the method
	 * @param targetClass the class of the bean, which says what type variables stand for
	 */
	TaskReturnType(Method method, Class<?> targetClass) {
		this.method = method;
		this.targetClass = targetClass;
		this.type = ResolvableType.forMethodReturnType(method, targetClass);
	}

	/**
	 * Tells whether the caller gets a future instead of waiting.
	 * @return {@code true} for futures and stages
	 */
	boolean isFuture() {
		Class<?> raw = this.method.getReturnType();
		return raw == CompletableFuture.class || raw == CompletionStage.class || raw == Future.class;
	}

	/**
	 * Checks that the library can make what is returned, and that it can leave the task.
	 * @throws MapiTaskDefinitionException if it cannot
	 */
	void check() {
		Class<?> raw = this.method.getReturnType();
		if (!isFuture() && (Future.class.isAssignableFrom(raw) || CompletionStage.class.isAssignableFrom(raw))) {
			throw new MapiTaskDefinitionException(this.method, "its return type is '%s'".formatted(raw.getName()),
					"Return a CompletableFuture, CompletionStage or Future, or the result itself");
		}
		ResolvableType open = findOpen(this.type, 0);
		if (open != null) {
			throw new MapiTaskDefinitionException(this.method,
					"%s returns '%s', but a '%s' cannot be used any more when the task has ended, which closes "
						.formatted(
								(this.method.getDeclaringClass() != this.targetClass)
										? "in class '%s' it".formatted(this.targetClass.getName()) : "it",
								this.type, open.toClass().getName())
							+ "what it has opened",
					OpenResult.remedyFor(open.toClass())
							+ (AnnotatedElementUtils.hasAnnotation(this.method, MapiTask.class) ? ""
									: ", or annotate the methods that use MAPI instead of the class"));
		}
	}

	/**
	 * Tells whether a result may be open although the type does not say so.
	 * @return {@code true} if each result has to be looked at
	 */
	boolean mayHideOpen() {
		return mayHideOpen(this.type, 0);
	}

	private static boolean mayHideOpen(ResolvableType type, int depth) {
		Class<?> raw = type.resolve();
		if (raw == null || raw == Object.class || depth > MAX_DEPTH) {
			return true;
		}
		if (type.isArray()) {
			return mayHideOpen(type.getComponentType(), depth + 1);
		}
		for (Class<?> container : CONTAINERS) {
			if (container.isAssignableFrom(raw)) {
				ResolvableType[] contents = type.as(container).getGenerics();
				return contents.length == 0
						|| Stream.of(contents).anyMatch((content) -> mayHideOpen(content, depth + 1));
			}
		}
		// a class that is no open type has no subclass that is one, as far as anybody
		// would
		return raw.isInterface();
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
