// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Makes {@link MapiTask} work: wraps beans that have it in a proxy, or joins a proxy that
 * is there already, before all of its advisors, so that transactions and validation run
 * on the MAPI thread. Refuses uses of the annotation that cannot work when the bean is
 * made.
 *
 * @since 0.1.0
 */
public class MapiTaskAnnotationBeanPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor
		implements SmartInitializingSingleton {

	private static final long serialVersionUID = 1L;

	private final transient MapiTaskMethodResolver resolver = new MapiTaskMethodResolver();

	private final transient MapiTaskInterceptor interceptor = new MapiTaskInterceptor(this.resolver);

	/** Methods whose executor is looked up once all beans are there. */
	private final transient Queue<Task> unresolved = new ConcurrentLinkedQueue<>();

	private volatile boolean resolving;

	/**
	 * A post-processor that waits for its bean factory.
	 */
	public MapiTaskAnnotationBeanPostProcessor() {
		// before the processor of @Scheduled, which calls the bean as it finds it
		setOrder(Ordered.LOWEST_PRECEDENCE - 1);
		setBeforeExistingAdvisors(true);
		this.advisor = new MapiTaskAdvisor(this.interceptor);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		super.setBeanFactory(beanFactory);
		this.resolver.setBeanFactory(beanFactory);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Class<?> type = AopUtils.getTargetClass(bean);
		if (isEligible(type)) {
			check(bean, type);
		}
		return super.postProcessAfterInitialization(bean, beanName);
	}

	private void check(Object bean, Class<?> type) {
		boolean classProxy = (bean instanceof Advised advised) ? advised.isProxyTargetClass()
				: isProxyTargetClass() || ClassUtils.getAllInterfacesForClass(type).length == 0;
		if (classProxy && !(bean instanceof Advised) && Modifier.isFinal(type.getModifiers())) {
			throw new MapiTaskDefinitionException(type, "the class is final and cannot have a proxy",
					"Take 'final' away, or let it implement an interface and set 'spring.aop.proxy-target-class' "
							+ "to 'false'");
		}
		tasks(type).forEach((method, annotation) -> {
			checkProxy(method, type, classProxy);
			this.resolver.check(annotation, method, type);
			Task task = new Task(method, type);
			if (this.resolving) {
				task.resolve(this.interceptor);
			}
			else {
				this.unresolved.add(task);
			}
		});
	}

	private static Map<Method, MapiTask> tasks(Class<?> type) {
		MapiTask ofClass = AnnotatedElementUtils.findMergedAnnotation(type, MapiTask.class);
		return MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<MapiTask>) (method) -> {
			MapiTask annotation = AnnotatedElementUtils.findMergedAnnotation(method, MapiTask.class);
			return (annotation == null && ofClass != null && isCalledThroughProxy(method)) ? ofClass : annotation;
		});
	}

	// what is inherited from Spring, such as setters of its contexts, is called on the
	// bean itself, and cannot be changed
	private static boolean isCalledThroughProxy(Method method) {
		int modifiers = method.getModifiers();
		return !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers) && !method.isSynthetic()
				&& method.getDeclaringClass() != Object.class
				&& !method.getDeclaringClass().getName().startsWith("org.springframework.");
	}

	private static void checkProxy(Method method, Class<?> type, boolean classProxy) {
		int modifiers = method.getModifiers();
		if (Modifier.isPrivate(modifiers)) {
			throw unreachable(method, "private", "Make it visible");
		}
		if (Modifier.isStatic(modifiers)) {
			throw unreachable(method, "static", "Make it a method of the bean");
		}
		if (classProxy && Modifier.isFinal(modifiers)) {
			throw unreachable(method, "final",
					AnnotatedElementUtils.hasAnnotation(type, MapiTask.class)
							? "Take 'final' away, or annotate the methods that use MAPI instead of the class"
							: "Take 'final' away");
		}
	}

	private static MapiTaskDefinitionException unreachable(Method method, String modifier, String remedy) {
		return new MapiTaskDefinitionException(method,
				"the method is %s and cannot be called through a proxy".formatted(modifier), remedy);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.resolving = true;
		Task task = this.unresolved.poll();
		while (task != null) {
			task.resolve(this.interceptor);
			task = this.unresolved.poll();
		}
	}

	private record Task(Method method, Class<?> type) {

		void resolve(MapiTaskInterceptor interceptor) {
			interceptor.method(this.method, this.type);
		}

	}

}
