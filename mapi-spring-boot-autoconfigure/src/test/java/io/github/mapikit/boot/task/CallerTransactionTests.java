// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mapikit.boot.support.BalancedMapi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link CallerTransaction}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class CallerTransactionTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(MapiTaskMethod.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final ApplicationContextRunner runner = TaskContexts.runner().withBean(Tasks.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void forget() {
		TransactionSynchronizationManager.clear();
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@Test
	void whenCallerHasTransactionThenItIsLoggedOnceForEachMethod() {
		this.runner.run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			TransactionSynchronizationManager.setActualTransactionActive(true);
			TransactionSynchronizationManager.setCurrentTransactionName("Orders.place");
			assertThat(tasks.hasTransaction()).isFalse();
			tasks.hasTransaction();
			tasks.nested();
			assertThat(messages()).hasSize(2)
				.first()
				.asString()
				.contains("'CallerTransactionTests.Tasks.hasTransaction'", "'Orders.place'");
		});
	}

	@Test
	void whenCallerHasNoTransactionThenNothingIsLogged() {
		this.runner.run((context) -> {
			context.getBean(Tasks.class).hasTransaction();
			assertThat(messages()).isEmpty();
		});
	}

	private List<String> messages() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	static class Tasks {

		@MapiTask
		boolean hasTransaction() {
			return TransactionSynchronizationManager.isActualTransactionActive();
		}

		@MapiTask
		String nested() {
			return Thread.currentThread().getName();
		}

	}

}
