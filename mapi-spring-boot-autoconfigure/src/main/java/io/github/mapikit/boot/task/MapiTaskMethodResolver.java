// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import io.github.mapikit.runtime.TaskOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds out what {@link MapiTask} says of a method, once a method and class. May be used
 * from any thread.
 */
final class MapiTaskMethodResolver {

	static final String WORKER_EXECUTOR = "mapiTaskExecutor";

	static final String PRIMARY_EXECUTOR = "mapiPrimaryExecutor";

	/** Nobody waits for longer, and it can be told in nanoseconds. */
	private static final int MAX_DAYS = 36500;

	private final Map<MethodClassKey, MapiTaskMethod> cache = new ConcurrentHashMap<>();

	private @Nullable BeanFactory beanFactory;

	void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	MapiTaskMethod resolve(Method method, Class<?> targetClass) {
		MethodClassKey key = new MethodClassKey(method, targetClass);
		MapiTaskMethod known = this.cache.get(key);
		if (known == null) {
			// not within computeIfAbsent: making the executor may resolve further methods
			known = resolveNew(AopUtils.getMostSpecificMethod(method, targetClass), targetClass);
			this.cache.put(key, known);
		}
		return known;
	}

	private MapiTaskMethod resolveNew(Method method, Class<?> targetClass) {
		MapiTask annotation = find(method, targetClass);
		if (annotation == null) {
			throw new MapiTaskDefinitionException(method,
					"it stands on an interface that the class of the method does not implement",
					"Override the method in the bean's class", null);
		}
		return new MapiTaskMethod(executor(annotation, method), annotation.thread(),
				options(annotation, method, targetClass), returnsAtOnce(method));
	}

	static @Nullable MapiTask find(Method method, Class<?> targetClass) {
		MapiTask annotation = AnnotatedElementUtils.findMergedAnnotation(method, MapiTask.class);
		return (annotation != null) ? annotation
				: AnnotatedElementUtils.findMergedAnnotation(targetClass, MapiTask.class);
	}

	/**
	 * Finds out whatever can be found out before the executors are there.
	 * @param annotation the annotation
	 * @param method the method that it holds for
	 * @param targetClass the class of the bean
	 * @return name and timeout
	 */
	TaskOptions options(MapiTask annotation, Method method, Class<?> targetClass) {
		String name = resolve(annotation.name());
		if (name.isBlank()) {
			name = ClassUtils.getShortName(ClassUtils.getUserClass(targetClass)) + "." + method.getName();
		}
		return new TaskOptions(name, timeout(annotation, method));
	}

	private @Nullable Duration timeout(MapiTask annotation, Method method) {
		String text = resolve(annotation.timeout());
		if (text.isBlank()) {
			return null;
		}
		Duration timeout;
		try {
			timeout = DurationStyle.detectAndParse(text.trim());
		}
		catch (IllegalArgumentException ex) {
			throw invalidTimeout(method, text, ex);
		}
		if (timeout.isNegative() || timeout.isZero() || timeout.toDays() > MAX_DAYS) {
			throw invalidTimeout(method, text, null);
		}
		return timeout;
	}

	private static MapiTaskDefinitionException invalidTimeout(Method method, String text, @Nullable Throwable cause) {
		return new MapiTaskDefinitionException(method, "its timeout is '%s'".formatted(text),
				"Write a duration of more than 0 and at most %d days, such as '30s' or 'PT30S'".formatted(MAX_DAYS),
				cause);
	}

	static boolean returnsAtOnce(Method method) {
		Class<?> type = method.getReturnType();
		if (type == CompletableFuture.class || type == CompletionStage.class || type == Future.class) {
			return true;
		}
		if (Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)) {
			throw new MapiTaskDefinitionException(method, "its return type is '%s'".formatted(type.getName()),
					"Return a CompletableFuture, CompletionStage or Future, or the result itself", null);
		}
		return false;
	}

	private AbstractMapiTaskExecutor executor(MapiTask annotation, Method method) {
		if (annotation.thread() == ThreadRole.PRIMARY) {
			return bean(PRIMARY_EXECUTOR, method);
		}
		String qualifier = resolve(annotation.executor());
		return bean(qualifier.isBlank() ? WORKER_EXECUTOR : qualifier, method);
	}

	private AbstractMapiTaskExecutor bean(String qualifier, Method method) {
		BeanFactory factory = requireBeanFactory();
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(factory, AbstractMapiTaskExecutor.class, qualifier);
		}
		catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException ex) {
			String known = (factory instanceof ListableBeanFactory listable) ? String.join("', '",
					BeanFactoryUtils.beanNamesForTypeIncludingAncestors(listable, AbstractMapiTaskExecutor.class)) : "";
			throw new MapiTaskDefinitionException(method, "there is no single MAPI executor '%s'".formatted(qualifier),
					"Choose one of '%s', or declare one with the help of MapiTaskExecutorBuilder".formatted(known), ex);
		}
	}

	private String resolve(String text) {
		if (text.isEmpty() || !(requireBeanFactory() instanceof ConfigurableBeanFactory configurable)) {
			return text;
		}
		String resolved = configurable.resolveEmbeddedValue(text);
		return (resolved != null) ? resolved : "";
	}

	private BeanFactory requireBeanFactory() {
		BeanFactory factory = this.beanFactory;
		if (factory == null) {
			throw new IllegalStateException("There is no bean factory");
		}
		return factory;
	}

}
