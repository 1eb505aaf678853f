// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks.web;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says when it is ready, and ends at once or after a given time.
 */
@SpringBootApplication
@RestController
public class WebApplication {

	/** What the line begins with that says how long the start took. */
	public static final String READY = "ready-ms=";

	/**
	 * Starts the application.
	 * @param arguments how long to stay, as a duration; none to end at once
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws InterruptedException {
		SpringApplication application = new SpringApplication(WebApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1",
				"spring.main.banner-mode", "off", "logging.level.root", "warn"));
		try (ConfigurableApplicationContext context = application.run()) {
			if (arguments.length > 0 && context.isRunning()) {
				Thread.sleep(Duration.parse(arguments[0]).toMillis());
			}
		}
	}

	/**
	 * Answers.
	 * @return a word
	 */
	@GetMapping("/")
	public String hello() {
		return "hello";
	}

	/**
	 * Says that the application is ready.
	 * @param event the event
	 */
	@EventListener
	public void ready(ApplicationReadyEvent event) {
		long started = ManagementFactory.getRuntimeMXBean().getStartTime();
		System.out.println(READY + (System.currentTimeMillis() - started));
	}

}
