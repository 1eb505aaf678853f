/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;

import org.aopalliance.aop.Advice;

import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.StaticMethodMatcher;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.util.ReflectionUtils;

/**
 * Finds methods with {@link MapiTask}, on them or on their class, directly or on another
 * annotation. What every object has stays where it is called.
 */
final class MapiTaskAdvisor extends AbstractPointcutAdvisor {

	private static final long serialVersionUID = 1L;

	private final transient MapiTaskInterceptor interceptor;

	private final transient Pointcut pointcut;

	MapiTaskAdvisor(MapiTaskMethodResolver resolver) {
		this.interceptor = new MapiTaskInterceptor(resolver);
		this.pointcut = new ComposablePointcut(new AnnotationMatchingPointcut(MapiTask.class, true))
			.intersection(new NotOfObject())
			.union(new AnnotationMatchingPointcut(null, MapiTask.class, true));
	}

	@Override
	public Pointcut getPointcut() {
		return this.pointcut;
	}

	@Override
	public Advice getAdvice() {
		return this.interceptor;
	}

	private static final class NotOfObject extends StaticMethodMatcher {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return !ReflectionUtils.isObjectMethod(method);
		}

	}

}
