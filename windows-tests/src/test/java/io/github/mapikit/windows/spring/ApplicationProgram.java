// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.spring;

import java.time.Duration;

import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.windows.standin.StandIn;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that a test starts in a JVM of its own. The system property
 * {@code program.does} says what it does once it has started.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ApplicationProgram {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ApplicationProgram.class);
		String does = System.getProperty("program.does", "nothing");
		// the number of contexts, one after the other
		int times = does.equals("restart") ? 4 : 1;
		for (int i = 0; i < times; i++) {
			try (ConfigurableApplicationContext context = application.run(args)) {
				if (does.equals("crash")) {
					crash(context);
				}
				else {
					count(context);
				}
			}
		}
		say("end of main");
	}

	private static void crash(ConfigurableApplicationContext context) {
		count(context);
		tellHealth(context);
		StandIn.load().fault("GetContentsTable nth=1 crash");
		for (int i = 0; i < 2; i++) {
			try {
				count(context);
			}
			catch (RuntimeException ex) {
				say("task: " + ex.getClass().getSimpleName());
			}
		}
		// tasks are told before listeners are
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> context.getBean(ApplicationAvailability.class).getLivenessState() == LivenessState.BROKEN);
		tellHealth(context);
	}

	private static void tellHealth(ConfigurableApplicationContext context) {
		say("health: " + context.getBean(HealthEndpoint.class).healthForPath("mapi").getStatus());
		say("liveness: " + context.getBean(ApplicationAvailability.class).getLivenessState());
		say("readiness: " + context.getBean(ApplicationAvailability.class).getReadinessState());
	}

	private static void count(ConfigurableApplicationContext context) {
		say("messages: " + context.getBean(MapiTemplate.class).execute(ApplicationProgram::countInbox));
	}

	private static int countInbox(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			return mail.rowCount();
		}
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
