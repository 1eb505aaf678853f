// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls of methods with {@link MapiTask} to MAPI threads.
 */
final class MapiTaskInterceptor implements MethodInterceptor {

	private final MapiTaskMethodResolver resolver;

	MapiTaskInterceptor(MapiTaskMethodResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> targetClass = (target != null) ? target.getClass() : invocation.getMethod().getDeclaringClass();
		return this.resolver.resolve(invocation.getMethod(), targetClass).run(invocation);
	}

}
