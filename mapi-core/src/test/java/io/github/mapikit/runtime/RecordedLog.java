// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * What a class logs, from here until it is closed.
 */
public final class RecordedLog implements AutoCloseable {

	private final Logger logger;

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private RecordedLog(String name) {
		this.logger = (Logger) LoggerFactory.getLogger(name);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	public static RecordedLog of(Class<?> type) {
		return new RecordedLog(type.getName());
	}

	/**
	 * Records the log of a class by its name below the runtime's package.
	 */
	public static RecordedLog of(String type) {
		return new RecordedLog(RecordedLog.class.getPackageName() + '.' + type);
	}

	/**
	 * Returns the messages; to be called when those who write are done.
	 */
	public List<String> messages() {
		return new ArrayList<>(this.appender.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.appender.stop();
	}

}
