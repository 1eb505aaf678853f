// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.store.MapiSession;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A whole application, with all that is configured by itself.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AheadOfTimeApplication {

	/**
	 * What the application is started with, ahead of time and when it runs.
	 * @return the command line
	 */
	static String[] arguments() {
		return new String[] { "--server.port=0", "--mapi.session.profile=Archive",
				"--management.endpoints.web.exposure.include=health,mapi,metrics" };
	}

	static SpringApplication create() {
		SpringApplication application = new SpringApplication(AheadOfTimeApplication.class);
		application.setMainApplicationClass(AheadOfTimeApplication.class);
		return application;
	}

	@Bean
	Tasks tasks(MapiSession session) {
		return new Tasks(session);
	}

	static class Tasks {

		private final MapiSession session;

		Tasks(MapiSession session) {
			this.session = session;
		}

		@MapiTask
		String profile() {
			return this.session.profileName() + " on " + Thread.currentThread().getName();
		}

		@MapiTask
		CompletableFuture<String> profileLater() {
			return CompletableFuture.completedFuture(profile());
		}

	}

}
