// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * The hooks of a context, made so that one that cannot be made hinders no other.
 *
 * @param made the hooks that could be made, in their order
 * @param failure why others could not be made, or {@code null} if there are none
 */
record ShutdownHookBeans(List<MapiShutdownHook> made, @Nullable BeansException failure) {

	static ShutdownHookBeans make(ApplicationContext context) {
		List<MapiShutdownHook> made = new ArrayList<>();
		BeansException failure = null;
		for (String name : context.getBeanNamesForType(MapiShutdownHook.class)) {
			try {
				made.add(context.getBean(name, MapiShutdownHook.class));
			}
			catch (BeansException ex) {
				if (failure == null) {
					failure = ex;
				}
				else {
					failure.addSuppressed(ex);
				}
			}
		}
		AnnotationAwareOrderComparator.sort(made);
		return new ShutdownHookBeans(made, failure);
	}

}
