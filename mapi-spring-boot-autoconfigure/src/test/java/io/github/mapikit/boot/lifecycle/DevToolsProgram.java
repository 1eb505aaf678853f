// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.MapiRuntime;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.devtools.restart.FailureHandler;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that Spring Boot's developer tools restart, each time in a class loader
 * of its own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class DevToolsProgram {

	/** How often it starts. */
	public static final int STARTS = 4;

	private static final String STARTED = "program.started";

	public static void main(String[] args) {
		// on its first call this ends the thread, and main runs again on one of the
		// tools'
		ConfigurableApplicationContext context = SpringApplication.run(DevToolsProgram.class, args);
		int started = Integer.getInteger(STARTED, 0) + 1;
		System.setProperty(STARTED, String.valueOf(started));
		String profile = context.getBean(MapiTemplate.class).execute(MapiSession::profileName);
		say("start " + started + " in " + DevToolsProgram.class.getClassLoader().getClass().getSimpleName() + " of '"
				+ profile + "', with " + MapiRuntime.ledger().threads());
		if (started < STARTS) {
			Restarter.getInstance().restart(FailureHandler.NONE);
		}
		else {
			int code = SpringApplication.exit(context);
			say("balanced: " + MapiRuntime.ledger().isBalanced() + ", threads: " + MapiRuntime.ledger().threads());
			// the exception by which the tools ended the first thread would be the exit
			// code
			System.exit(code);
		}
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
