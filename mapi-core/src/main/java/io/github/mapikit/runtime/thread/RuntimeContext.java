// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.function.Consumer;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.watch.Watch;
import io.github.mapikit.spi.MapiDriver;
import org.jspecify.annotations.Nullable;

/**
 * The runtime of one MAPI process as its threads, pools and tasks see it. May be used
 * from any thread; no lock of the runtime is held while it calls others.
 *
 * @since 0.1.0
 */
public interface RuntimeContext {

	/**
	 * Returns what follows the names of the process's threads, so that those of two
	 * processes can be told apart.
	 * @return an at sign with the name of the process; empty for the first process of the
	 * JVM
	 */
	String threadSuffix();

	/**
	 * Returns whether MAPI was lost in this process.
	 * @return whether it was
	 */
	boolean isLost();

	/**
	 * Returns what is told who wants something of a lost MAPI.
	 * @param operation what was wanted
	 * @return the exception
	 */
	MapiSubsystemFailedException lostException(String operation);

	/**
	 * Fails everything in this process: MAPI is lost, in an unknown state.
	 * @param cause what it was lost by
	 */
	void lost(Throwable cause);

	/**
	 * Loses MAPI if that is what a failure means.
	 * @param driver the implementation of MAPI, which knows
	 * @param failure what was thrown
	 */
	default void lostIfFatal(MapiDriver driver, Throwable failure) {
		boolean fatal;
		try {
			fatal = driver.isFatal(failure);
		}
		catch (Throwable ex) {
			// no answer is no loss
			return;
		}
		if (fatal) {
			lost(failure);
		}
	}

	/**
	 * Counts that a rule was about to be broken or was broken, and tells all who lease.
	 * @param rule the rule
	 * @param detail what happened
	 */
	void violation(MapiRule rule, String detail);

	/**
	 * Tells all who lease this process.
	 * @param event calls the method of the event
	 */
	void tellAll(Consumer<? super RuntimeListener> event);

	/**
	 * Returns the counts of the process.
	 * @return the counts
	 */
	Balance balance();

	/**
	 * Returns who keeps time.
	 * @return the watch
	 */
	Watch watch();

	/**
	 * Returns whether the process is about to be ended from outside.
	 * @return how it ends, or {@code null}
	 */
	@Nullable ProcessEnding processEnding();

}
