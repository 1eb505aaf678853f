// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Passes a probe with each line that the library logs, from here until it is closed, and
 * keeps the lines from the console.
 */
final class ProbedLog implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.mapikit");

	private final @Nullable Level level = this.logger.getLevel();

	private final ProbedAppender appender;

	ProbedLog(Probe probe) {
		this.appender = new ProbedAppender(probe);
		this.appender.start();
		this.logger.setLevel(Level.DEBUG);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.appender);
	}

	/**
	 * Asserts that the library has logged.
	 */
	void assertUsed() {
		assertThat(this.appender.used).isTrue();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.logger.setAdditive(true);
		this.logger.setLevel(this.level);
		this.appender.stop();
	}

	private static final class ProbedAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

		private final Probe probe;

		private volatile boolean used;

		ProbedAppender(Probe probe) {
			this.probe = probe;
		}

		// the base class would catch exceptions
		@Override
		public void doAppend(ILoggingEvent event) {
			this.used = true;
			this.probe.at("log");
		}

		@Override
		protected void append(ILoggingEvent event) {
			// nothing comes here
		}

	}

}
