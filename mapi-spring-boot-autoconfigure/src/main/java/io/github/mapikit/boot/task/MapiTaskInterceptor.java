// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodClassKey;

/**
 * Takes calls of methods with {@link MapiTask} to MAPI threads. May be used from any
 * thread.
 */
final class MapiTaskInterceptor implements MethodInterceptor {

	private final MapiTaskMethodResolver resolver;

	private final Map<MethodClassKey, MapiTaskMethod> methods = new ConcurrentHashMap<>();

	MapiTaskInterceptor(MapiTaskMethodResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> targetClass = (target != null) ? target.getClass() : invocation.getMethod().getDeclaringClass();
		return method(invocation.getMethod(), targetClass).run(invocation);
	}

	/**
	 * Finds out how calls of a method run, once a method and class.
	 * @param method the method
	 * @param targetClass the class of the bean
	 * @return what runs its calls
	 * @throws MapiTaskDefinitionException if the method cannot work
	 */
	MapiTaskMethod method(Method method, Class<?> targetClass) {
		MethodClassKey key = new MethodClassKey(method, targetClass);
		MapiTaskMethod known = this.methods.get(key);
		if (known == null) {
			// not within computeIfAbsent: making the executor may resolve further methods
			known = this.resolver.resolve(method, targetClass);
			this.methods.put(key, known);
		}
		return known;
	}

}
