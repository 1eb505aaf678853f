// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model;

/**
 * Something opened in MAPI that has to be released.
 * <p>
 * Every object belongs to the MAPI thread that opened it: used or closed on another
 * thread it throws {@link io.github.mapikit.error.MapiThreadException} (R1, R6). The one
 * who opens an object closes it; what a task leaves open is closed, in reverse order,
 * when the task ends, and reported. An object's children are closed before it is. Using a
 * closed object throws {@link IllegalStateException}.
 *
 * @since 0.1.0
 */
public interface MapiObject extends AutoCloseable {

	/**
	 * Releases the object and what is part of it and is still open: the tables of a
	 * folder, the attachments, streams and embedded messages of a message. Folders and
	 * messages are no parts of the folder that they were reached through, nor are
	 * subscriptions: those belong to their store and live until they are closed or it is.
	 * Closing it again does nothing. Objects that belong to their thread for its whole
	 * life, such as the thread's own session and that session's default store, stay open:
	 * their thread closes them when it ends.
	 * @throws io.github.mapikit.error.MapiThreadException on another thread than the one
	 * that opened the object
	 */
	@Override
	void close();

	/**
	 * Returns the object of the driver below, for those who need what this API does not
	 * show. It must not outlive this object, nor leave its thread.
	 * @param type the type to look for
	 * @param <T> the type to look for
	 * @return the underlying object
	 * @throws IllegalArgumentException if there is no underlying object of that type; the
	 * message names those that there are
	 */
	<T> T unwrap(Class<T> type);

}
