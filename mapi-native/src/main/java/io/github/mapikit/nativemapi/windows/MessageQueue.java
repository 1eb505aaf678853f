// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

/**
 * The message queue of a thread, and an event that other threads set to wake it. All
 * methods but {@link #signal()} are for the thread itself.
 */
interface MessageQueue {

	/**
	 * Waits for the event, and for messages if they are wanted.
	 * @param millis how long at most; negative for as long as it takes
	 * @param messages whether a message ends the wait, too
	 * @return what ended the wait
	 */
	Awaited await(int millis, boolean messages);

	/**
	 * Takes the next message out of the queue, if there is one. Messages that other
	 * threads send rather than post are delivered by this.
	 * @return the number of the message, or a negative number if there is none
	 */
	int take();

	/**
	 * Hands the message that was taken last to its window.
	 */
	void dispatch();

	/**
	 * Sets the event. It stays set until a wait has ended by it.
	 */
	void signal();

	/**
	 * Gives up the event.
	 */
	void close();

	/**
	 * What ended a wait.
	 */
	enum Awaited {

		/** The event, which is not set any more. */
		EVENT,
		/** A message. */
		MESSAGE,
		/** Time. */
		TIMEOUT

	}

}
