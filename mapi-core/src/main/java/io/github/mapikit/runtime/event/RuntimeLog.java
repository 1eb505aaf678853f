// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A logger that never throws, whatever an appender or the message of a logged exception
 * does: the threads of the runtime must not die of a word. Where memory may be short, the
 * methods with one or two arguments are to be used: those with more make room for them
 * before they are called. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class RuntimeLog {

	private final Logger logger;

	private RuntimeLog(Logger logger) {
		this.logger = logger;
	}

	/**
	 * Returns the log of a class.
	 * @param type the class
	 * @return the log
	 */
	public static RuntimeLog of(Class<?> type) {
		return new RuntimeLog(LoggerFactory.getLogger(type));
	}

	/**
	 * Logs at DEBUG.
	 * @param format the text, with a pair of braces
	 * @param argument the argument
	 */
	public void debug(String format, @Nullable Object argument) {
		log(Level.DEBUG, format, argument, "");
	}

	/**
	 * Logs at DEBUG.
	 * @param format the text, with two pairs of braces, or one
	 * @param first the first argument
	 * @param second the second one; an exception is logged with its stack
	 */
	public void debug(String format, @Nullable Object first, @Nullable Object second) {
		log(Level.DEBUG, format, first, second);
	}

	/**
	 * Logs at INFO.
	 * @param format the text, with two pairs of braces, or one
	 * @param first the first argument
	 * @param second the second one; an exception is logged with its stack
	 */
	public void info(String format, @Nullable Object first, @Nullable Object second) {
		log(Level.INFO, format, first, second);
	}

	/**
	 * Logs at WARN.
	 * @param format the text, with two pairs of braces, or one
	 * @param first the first argument
	 * @param second the second one; an exception is logged with its stack
	 */
	public void warn(String format, @Nullable Object first, @Nullable Object second) {
		log(Level.WARN, format, first, second);
	}

	/**
	 * Logs at ERROR.
	 * @param format the text, with two pairs of braces, or one
	 * @param first the first argument
	 * @param second the second one; an exception is logged with its stack
	 */
	public void error(String format, @Nullable Object first, @Nullable Object second) {
		log(Level.ERROR, format, first, second);
	}

	/**
	 * Logs at DEBUG.
	 * @param format the text, with a pair of braces for each argument
	 * @param arguments the arguments; a last one that is an exception is logged with its
	 * stack
	 */
	public void debug(String format, @Nullable Object... arguments) {
		log(Level.DEBUG, format, arguments);
	}

	/**
	 * Logs at INFO.
	 * @param format the text, with a pair of braces for each argument
	 * @param arguments the arguments
	 */
	public void info(String format, @Nullable Object... arguments) {
		log(Level.INFO, format, arguments);
	}

	/**
	 * Logs at WARN.
	 * @param format the text, with a pair of braces for each argument
	 * @param arguments the arguments; a last one that is an exception is logged with its
	 * stack
	 */
	public void warn(String format, @Nullable Object... arguments) {
		log(Level.WARN, format, arguments);
	}

	/**
	 * Logs at ERROR.
	 * @param format the text, with a pair of braces for each argument
	 * @param arguments the arguments; a last one that is an exception is logged with its
	 * stack
	 */
	public void error(String format, @Nullable Object... arguments) {
		log(Level.ERROR, format, arguments);
	}

	/**
	 * Logs at a level.
	 * @param level the level
	 * @param format the text, with two pairs of braces, or one
	 * @param first the first argument
	 * @param second the second one; an exception is logged with its stack
	 */
	public void log(Level level, String format, @Nullable Object first, @Nullable Object second) {
		try {
			log(level, format, new @Nullable Object[] { first, second });
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

	/**
	 * Logs at a level.
	 * @param level the level
	 * @param format the text, with a pair of braces for each argument
	 * @param arguments the arguments; a last one that is an exception is logged with its
	 * stack
	 */
	public void log(Level level, String format, @Nullable Object... arguments) {
		try {
			write(level, format, arguments);
		}
		catch (Throwable ex) {
			logWithoutStack(level, format, arguments);
		}
	}

	// the exception that was to be logged may be what has thrown
	private void logWithoutStack(Level level, String format, @Nullable Object[] arguments) {
		try {
			@Nullable Object[] shown = arguments.clone();
			int last = shown.length - 1;
			if (last >= 0 && shown[last] instanceof Throwable failure) {
				shown[last] = failure.getClass().getName();
				write(level, format + ": {}", shown);
			}
		}
		catch (Throwable ex) {
			// there is no other place to say it
		}
	}

	private void write(Level level, String format, @Nullable Object[] arguments) {
		switch (level) {
			case ERROR -> this.logger.error(format, arguments);
			case WARN -> this.logger.warn(format, arguments);
			case INFO -> this.logger.info(format, arguments);
			case DEBUG -> this.logger.debug(format, arguments);
			default -> this.logger.trace(format, arguments);
		}
	}

}
