// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds out what {@link MapiTask} says of a method. May be used from any thread.
 */
final class MapiTaskMethodResolver {

	static final String WORKER_EXECUTOR = "mapiTaskExecutor";

	static final String PRIMARY_EXECUTOR = "mapiPrimaryExecutor";

	/** Nobody waits for longer, and it can be told in nanoseconds. */
	private static final int MAX_DAYS = 36500;

	private @Nullable BeanFactory beanFactory;

	void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Finds out how calls of a method run.
	 * @param called the method, maybe of an interface
	 * @param targetClass the class of the bean
	 * @return what runs its calls
	 * @throws MapiTaskDefinitionException if the method cannot work
	 */
	MapiTaskMethod resolve(Method called, Class<?> targetClass) {
		Method method = AopUtils.getMostSpecificMethod(called, targetClass);
		MapiTask annotation = find(method, targetClass);
		if (annotation == null) {
			throw new MapiTaskDefinitionException(method,
					"it stands on an interface that the class of the method does not implement",
					"Override the method in the bean's class");
		}
		Checked checked = check(annotation, method, targetClass);
		return new MapiTaskMethod(bean(checked.qualifier(), method), checked.options(), checked.returnType());
	}

	static @Nullable MapiTask find(Method method, Class<?> targetClass) {
		MapiTask annotation = AnnotatedElementUtils.findMergedAnnotation(method, MapiTask.class);
		return (annotation != null) ? annotation
				: AnnotatedElementUtils.findMergedAnnotation(targetClass, MapiTask.class);
	}

	/**
	 * Checks whatever can be checked before the executors are there.
	 * @param annotation the annotation
	 * @param method the method that it holds for
	 * @param targetClass the class of the bean
	 * @return what it found
	 * @throws MapiTaskDefinitionException if the method cannot work
	 */
	Checked check(MapiTask annotation, Method method, Class<?> targetClass) {
		TaskReturnType returnType = new TaskReturnType(method, targetClass);
		returnType.check();
		String executor = resolve(annotation.executor(), "executor", method);
		if (annotation.thread() == ThreadRole.PRIMARY && !executor.isBlank()) {
			throw new MapiTaskDefinitionException(method,
					"it has both 'thread = PRIMARY' and 'executor = \"%s\"'".formatted(executor),
					"Leave one of them out: the primary thread has one executor");
		}
		String name = resolve(annotation.name(), "name", method);
		if (name.isBlank()) {
			name = ClassUtils.getShortName(ClassUtils.getUserClass(targetClass)) + "." + method.getName();
		}
		return new Checked(qualifier(annotation, executor), new TaskOptions(name, timeout(annotation, method)),
				returnType);
	}

	private static String qualifier(MapiTask annotation, String executor) {
		if (annotation.thread() == ThreadRole.PRIMARY) {
			return PRIMARY_EXECUTOR;
		}
		return executor.isBlank() ? WORKER_EXECUTOR : executor;
	}

	private @Nullable Duration timeout(MapiTask annotation, Method method) {
		String text = resolve(annotation.timeout(), "timeout", method);
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

	// without the cause: Spring Boot would explain that instead, and knows no method
	private MapiExecutor bean(String qualifier, Method method) {
		BeanFactory factory = requireBeanFactory();
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(factory, MapiExecutor.class, qualifier);
		}
		catch (NoUniqueBeanDefinitionException ex) {
			Collection<String> found = ex.getBeanNamesFound();
			throw new MapiTaskDefinitionException(method,
					"several MAPI executors have the qualifier '%s'".formatted(qualifier),
					"Write the name of one of them"
							+ ((found != null) ? ": '%s'".formatted(String.join("', '", found)) : ""));
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new MapiTaskDefinitionException(method,
					factory.containsBean(qualifier) ? "bean '%s' is no MAPI executor, but a '%s'".formatted(qualifier,
							typeOf(qualifier, factory)) : "there is no MAPI executor '%s'".formatted(qualifier),
					remedy(qualifier, factory));
		}
	}

	private static String typeOf(String bean, BeanFactory factory) {
		Class<?> type = factory.getType(bean);
		return (type != null) ? type.getName() : "bean of an unknown type";
	}

	private static String remedy(String qualifier, BeanFactory factory) {
		List<String> known = (factory instanceof ListableBeanFactory listable)
				? List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(listable, MapiExecutor.class))
				: List.of();
		String nearest = NearestName.of(qualifier, known);
		return ((nearest != null) ? "Perhaps '%s' is meant. Choose".formatted(nearest) : "Choose")
				+ " one of '%s', or declare another with the help of MapiTaskExecutorBuilder"
					.formatted(String.join("', '", known));
	}

	private String resolve(String text, String attribute, Method method) {
		if (text.isEmpty() || !(requireBeanFactory() instanceof ConfigurableBeanFactory configurable)) {
			return text;
		}
		String resolved;
		try {
			resolved = configurable.resolveEmbeddedValue(text);
		}
		catch (IllegalArgumentException ex) {
			throw unresolved(text, attribute, method, ex);
		}
		// a context without a configurer of placeholders leaves them as they are
		if (resolved != null && resolved.contains("${")) {
			throw unresolved(text, attribute, method, null);
		}
		return (resolved != null) ? resolved : "";
	}

	private static MapiTaskDefinitionException unresolved(String text, String attribute, Method method,
			@Nullable Throwable cause) {
		return new MapiTaskDefinitionException(method,
				"its attribute '%s' is '%s', which cannot be resolved".formatted(attribute, text),
				"Set the property, or write a default as in '${name:default}'", cause);
	}

	private BeanFactory requireBeanFactory() {
		BeanFactory factory = this.beanFactory;
		if (factory == null) {
			throw new IllegalStateException("There is no bean factory");
		}
		return factory;
	}

	/**
	 * What is known of a method before the executors are there.
	 *
	 * @param qualifier the qualifier of its executor
	 * @param options name and timeout
	 * @param returnType what it returns
	 */
	record Checked(String qualifier, TaskOptions options, TaskReturnType returnType) {

	}

}
