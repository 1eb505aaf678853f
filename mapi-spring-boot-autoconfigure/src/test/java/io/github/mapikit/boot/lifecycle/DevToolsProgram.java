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

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.MapiSession;
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
