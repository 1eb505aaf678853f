// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.mapikit.nativemapi.thread.NativeThread.Life;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.Opened;

/**
 * The verbs of a thread on which nothing can be done but to log on.
 */
final class LogonVerbs implements InvocationHandler {

	private final Life life;

	private final Consumer<String> calls;

	private LogonVerbs(Life life, Consumer<String> calls) {
		this.life = life;
		this.calls = calls;
	}

	static DriverThread of(Life life, Consumer<String> calls) {
		return (DriverThread) Proxy.newProxyInstance(DriverThread.class.getClassLoader(),
				new Class<?>[] { DriverThread.class }, new LogonVerbs(life, calls));
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		switch (method.getName()) {
			case "uninitialize" -> this.life.uninitialize();
			case "beforeTask" -> this.life.beforeTask((String) arguments[0]);
			case "afterTask" -> this.life.afterTask((String) arguments[0]);
			case "release" -> this.calls.accept("IMAPISession::Release");
			case "logOn" -> {
				return this.life.logOn(() -> {
					this.calls.accept("MAPILogonEx 0x" + Integer.toHexString(this.life.logonFlags()));
					return Opened.session(new Handle() {
					}, "profile");
				});
			}
			default -> {
				return InvocationHandler.invokeDefault(proxy, method, arguments);
			}
		}
		return null;
	}

	/**
	 * The life of a thread that nothing initializes.
	 */
	static final class NoLife implements Life {

		@Override
		public void uninitialize() {
		}

		@Override
		public void beforeTask(String task) {
		}

		@Override
		public void afterTask(String task) {
		}

		@Override
		public <T> T logOn(Supplier<? extends T> logon) {
			return logon.get();
		}

		@Override
		public int logonFlags() {
			return 0;
		}

	}

}
