// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.spring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.nativemapi.windows.WatchingWindow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An application whose user logs off while a task runs. Windows is played by this
 * program: it asks, tells, and ends the process as soon as it has its answer.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class LogoffProgram {

	/** The exit code of a process that Windows ended. */
	static final int ENDED_BY_WINDOWS = 7;

	@Bean
	MapiShutdownHook saysHealth(ObjectProvider<HealthEndpoint> health) {
		return new MapiShutdownHook() {

			@Override
			public void beforeWorkersStop() {
				say("health: " + health.getObject().healthForPath("mapi").getStatus());
			}

		};
	}

	public static void main(String[] args) throws Exception {
		ConfigurableApplicationContext context = SpringApplication.run(LogoffProgram.class, args);
		say("profile: " + context.getBean(MapiTemplate.class).execute((session) -> session.profileName()));
		CountDownLatch running = new CountDownLatch(1);
		Future<?> task = context.getBean(MapiTaskExecutor.class).submit(() -> {
			running.countDown();
			waitUntilInterrupted();
		});
		running.await();
		WatchingWindow window = awaitWindow();
		say("may end: " + window.askWhetherToEnd());
		long answer = window.end(true);
		say("answered: " + answer + ", context is active: " + context.isActive() + ", task is done: " + task.isDone());
		Runtime.getRuntime().halt(ENDED_BY_WINDOWS);
	}

	private static void waitUntilInterrupted() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			say("task: interrupted");
		}
	}

	private static WatchingWindow awaitWindow() throws InterruptedException {
		WatchingWindow found = WatchingWindow.find();
		for (int i = 0; i < 1_000 && found == null; i++) {
			TimeUnit.MILLISECONDS.sleep(10);
			found = WatchingWindow.find();
		}
		if (found == null) {
			throw new IllegalStateException("There is no window that watches for the end of the session");
		}
		return found;
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
