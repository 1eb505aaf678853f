// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;

/**
 * The {@link MapiSession} that is injected: always the calling MAPI thread's own. It is
 * opened at first use and closed by its thread, never by {@link MapiSession#close()}.
 * Used on any other thread it throws a {@code MapiThreadException} that says where it may
 * be used (R1).
 *
 * @since 0.1.0
 */
public final class CurrentMapiSession implements InvocationHandler {

	private CurrentMapiSession() {
	}

	/**
	 * Makes a session that stands for the calling thread's own. May be called, and the
	 * session held, on any thread.
	 * @return the session
	 */
	public static MapiSession create() {
		return (MapiSession) Proxy.newProxyInstance(MapiSession.class.getClassLoader(),
				new Class<?>[] { MapiSession.class }, new CurrentMapiSession());
	}

	@Override
	@Nullable public Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		if (method.getDeclaringClass() == Object.class) {
			return invokeOnProxy(proxy, method, args);
		}
		if (method.getName().equals("close") && method.getParameterCount() == 0) {
			return null;
		}
		MapiSession session = MapiThread.current("MapiSession." + method.getName() + "()").session();
		try {
			return method.invoke(session, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static Object invokeOnProxy(Object proxy, Method method, Object @Nullable [] args) {
		return switch (method.getName()) {
			case "equals" -> args != null && proxy == args[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "the calling MAPI thread's own session";
		};
	}

}
