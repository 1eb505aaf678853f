// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ReflectionUtils;

/**
 * Finds methods with {@link MapiTask}, on them or on their class, directly or on another
 * annotation. What every object has stays where it is called.
 * <p>
 * It is asked at each start, of each bean, so that it is one class and no union of
 * Spring's pointcuts, which are thirty and look at the class with each method. Classes
 * that do not mention the annotation are passed over: most beans are of Spring itself,
 * and of the others few have it anywhere. To find out for each of their methods what it
 * overrides would be most of what the annotation adds to a start.
 */
final class MapiTaskAdvisor extends StaticMethodMatcherPointcutAdvisor {

	private static final long serialVersionUID = 1L;

	private final transient Map<Class<?>, Boolean> annotatedClasses = new ConcurrentReferenceHashMap<>();

	MapiTaskAdvisor(MapiTaskInterceptor interceptor) {
		super(interceptor);
		setClassFilter((type) -> !type.getName().startsWith("org.springframework.") && isMentioned(type));
	}

	/**
	 * Tells whether the annotation stands anywhere in a type, or in what it extends or
	 * implements.
	 */
	private static boolean isMentioned(Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type, MapiTask.class)) {
			return false;
		}
		if (isDeclared(type)) {
			return true;
		}
		for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
			if (isDeclared(method)) {
				return true;
			}
		}
		Class<?> superclass = type.getSuperclass();
		if (superclass != null && isMentioned(superclass)) {
			return true;
		}
		for (Class<?> implemented : type.getInterfaces()) {
			if (isMentioned(implemented)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isDeclared(AnnotatedElement element) {
		return element.getDeclaredAnnotations().length > 0
				&& AnnotatedElementUtils.isAnnotated(element, MapiTask.class);
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return isAnnotated(method) || isAnnotatedInTarget(method, targetClass)
				|| (isAnnotated(targetClass) && !ReflectionUtils.isObjectMethod(method));
	}

	private static boolean isAnnotatedInTarget(Method method, Class<?> targetClass) {
		// methods of generated proxies never have annotations
		if (Proxy.isProxyClass(targetClass)) {
			return false;
		}
		Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
		return specific != method && isAnnotated(specific);
	}

	private static boolean isAnnotated(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, MapiTask.class);
	}

	private boolean isAnnotated(Class<?> type) {
		Boolean known = this.annotatedClasses.get(type);
		if (known == null) {
			known = AnnotatedElementUtils.hasAnnotation(type, MapiTask.class);
			this.annotatedClasses.put(type, known);
		}
		return known;
	}

}
