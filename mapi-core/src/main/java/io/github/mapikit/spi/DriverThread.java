// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.TableQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a driver can do on a thread that it has initialized: its verbs. Each is one of
 * three: it opens something and answers a handle, reads a request and answers values, or
 * changes something by values.
 * <p>
 * For the thread that {@link MapiDriver#initialize initialized}, but for
 * {@link #abandon()}. Handles are those of this thread that are not released yet; who
 * calls sees to that, and to it that what was opened through an object is released before
 * the object. A verb may be several calls into MAPI, each of which it announces to the
 * {@link CallTrace}. Errors are {@link io.github.mapikit.error.MapiCallException}s that
 * name the call which failed. A verb calls no code of the user's.
 *
 * @since 0.1.0
 */
public interface DriverThread {

	// the thread

	/**
	 * Uninitializes MAPI for the thread ({@code MAPIUninitialize}). The last verb (R3).
	 */
	void uninitialize();

	/**
	 * Checks the thread before a task runs on it: whether it has the identity that MAPI
	 * runs as (R9). Called for each task, also on the primary thread and for tasks that
	 * run in the middle of others, so it has to be quick.
	 * @param task the name of the task
	 * @throws io.github.mapikit.error.MapiIdentityException if the task must not run
	 */
	default void beforeTask(String task) {
	}

	/**
	 * Checks the thread after a task, and puts right what was left behind, so that the
	 * next one can run. Called too when {@link #beforeTask} refused a task that was not
	 * to run in the middle of another, and before a thread ends.
	 * @param task the name of the task
	 * @throws io.github.mapikit.error.MapiIdentityException if the task used another
	 * identity; the task then counts as failed
	 */
	default void afterTask(String task) {
	}

	/**
	 * Gives up a thread whose call does not return, so that the process can be left. From
	 * any other thread. What the thread has open is lost.
	 * @return whether the driver could; a thread within this JVM cannot be given up
	 */
	default boolean abandon() {
		return false;
	}

	// opening

	/**
	 * Logs on ({@code MAPILogonEx}).
	 * @param options how
	 * @return the session
	 * @throws io.github.mapikit.error.MapiLogonException if it fails
	 */
	Opened logOn(SessionOptions options);

	/**
	 * Opens an object, or creates it.
	 * @param parent the object that the request says it is asked of
	 * @param request what to open
	 * @return the object
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such object
	 */
	Opened open(Handle parent, OpenRequest request);

	/**
	 * Opens a table. Nothing is to be read of it before it got a {@link #query query}.
	 * @param parent the object that has the table
	 * @param source which table; one without a {@link TableSource#folder() folder}
	 * @return the table
	 */
	Handle openTable(Handle parent, TableSource source);

	/**
	 * Opens a stream on a property. What is written is the value once it was
	 * {@linkplain #commit committed}, and then a change like others.
	 * @param object the object, whose changes the driver has
	 * @param tag the property, a text or bytes
	 * @param mode what for
	 * @return the stream, at its beginning
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such property
	 */
	Handle openStream(Handle object, PropertyTag<?> tag, StreamMode mode);

	/**
	 * Asks to be told of events.
	 * @param store the store
	 * @param target which events
	 * @param sink is told, until the handle is released, though a notification that is
	 * under way may still arrive
	 * @return the subscription
	 */
	Handle subscribe(Handle store, SubscriptionTarget target, NotificationSink sink);

	/**
	 * Releases an object. It counts as released whatever is thrown.
	 * @param handle the object
	 */
	void release(Handle handle);

	/**
	 * Releases objects in the order given. What one of them throws stops nothing, but
	 * that MAPI is {@linkplain MapiDriver#isFatal lost} does.
	 * @param handles the objects, last opened first
	 * @return what failed
	 */
	default List<ReleaseFailure> releaseAll(List<Handle> handles) {
		List<ReleaseFailure> failures = List.of();
		for (Handle handle : handles) {
			try {
				release(handle);
			}
			catch (Throwable ex) {
				failures = failures.isEmpty() ? new ArrayList<>() : failures;
				failures.add(new ReleaseFailure(handle, ex));
			}
		}
		return failures;
	}

	// properties

	/**
	 * Reads properties.
	 * @param object a store, folder, message or attachment
	 * @param tags the properties, at least one; a tag without a type is answered with the
	 * type that the property has
	 * @return the values in the order of the tags, as errors those that are absent or too
	 * large
	 */
	PropertyValues read(Handle object, PropertyTag<?>... tags);

	/**
	 * Reads all properties but objects.
	 * @param object a store, folder, message or attachment
	 * @return the values, as errors those that are too large
	 */
	PropertyValues readAll(Handle object);

	/**
	 * Changes properties. The changes of a message or an attachment are seen by whoever
	 * reads this object, and by others when it is saved; they are discarded if it is
	 * released before. Those of a folder or a store take effect at once.
	 * @param object a store, folder, message or attachment
	 * @param changes the changes
	 * @return what could not be changed, where the rest was
	 */
	List<Problem> change(Handle object, PropertyChanges changes);

	/**
	 * Saves what was changed ({@code SaveChanges}).
	 * @param object a store, folder, message or attachment
	 * @param mode how
	 * @return the entry identifier that the object has now, or {@code null} if the driver
	 * would have to ask for it
	 */
	@Nullable EntryId save(Handle object, SaveMode mode);

	/**
	 * Reads the body of a message in one of its formats.
	 * @param message the message
	 * @param format the format
	 * @return the body, or {@code null} if there is none
	 */
	default @Nullable String body(Handle message, BodyFormat format) {
		return SmallVerbs.body(this, message, format);
	}

	/**
	 * Finds the identifiers of named properties ({@code GetIDsFromNames}).
	 * @param object an object of the store whose names they are
	 * @param names the names
	 * @param create whether to map names that have no identifier yet
	 * @return the identifiers in the order of the names, from 0x8000; 0 for a name that
	 * has none
	 */
	int[] idsOf(Handle object, List<NamedProperty> names, boolean create);

	/**
	 * Finds the names of properties ({@code GetNamesFromIDs}).
	 * @param object an object of the store whose names they are
	 * @param ids the identifiers, from 0x8000
	 * @return the names by identifier, without those that have none
	 */
	Map<Integer, NamedProperty> namesOf(Handle object, int... ids);

	// tables

	/**
	 * Chooses columns, rows and order of a table, in place of earlier ones. Where the
	 * query starts and ends is not the driver's business. A failure may come as late as
	 * when rows are read.
	 * @param table the table
	 * @param query the query, with at least one column, and with a restriction that is
	 * nested at most 128 levels deep
	 */
	void query(Handle table, TableQuery query);

	/**
	 * Reads rows.
	 * @param table the table
	 * @param from the first row, from 0; from 0 on, the table shows what there is now
	 * @param max how many at most, at least one
	 * @return the rows, handed over and not to be changed. They may be fewer; none is the
	 * only sign of the end
	 */
	List<Row> rows(Handle table, long from, int max);

	/**
	 * Counts the rows that satisfy the query.
	 * @param table the table
	 * @return how many there are, in some stores approximately
	 */
	int count(Handle table);

	/**
	 * Finds a row ({@code FindRow}).
	 * @param table the table
	 * @param restriction what the row satisfies, nested at most 128 levels deep
	 * @param from the first row to look at, from 0
	 * @return its number, or -1 if there is none
	 */
	long find(Handle table, Restriction restriction, long from);

	/**
	 * Opens a table, reads rows, and closes it again.
	 * @param parent the object that has the table, or the store of the source's folder
	 * @param source which table
	 * @param query the query, with at least one column
	 * @param max how many rows at most
	 * @return the rows from {@link TableQuery#from()} on; fewer only at the end
	 */
	default List<Row> list(Handle parent, TableSource source, TableQuery query, int max) {
		return SmallVerbs.list(this, parent, source, query, max);
	}

	// streams

	/**
	 * Reads bytes.
	 * @param stream the stream
	 * @param position the first byte, from 0; usually the one behind those read before
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many at most, at least one
	 * @return how many were read; 0 at the end
	 */
	int read(Handle stream, long position, byte[] into, int offset, int length);

	/**
	 * Writes bytes behind those that were written before.
	 * @param stream the stream
	 * @param from the bytes
	 * @param offset the first
	 * @param length how many
	 */
	void write(Handle stream, byte[] from, int offset, int length);

	/**
	 * Makes what was written the value of the property.
	 * @param stream the stream
	 */
	void commit(Handle stream);

	// actions

	/**
	 * Does something to an object as a whole, or to several objects in it.
	 * @param object the folder or message that the action is for
	 * @param action what to do
	 * @param control watches and ends it
	 * @return how far it came; {@link Completion#PARTIAL} if the driver cannot tell what
	 * failed
	 */
	Completion perform(Handle object, Action action, CallControl control);

	/**
	 * Reads what is asked for of a message, and releases it again.
	 * @param store the store
	 * @param message the message's entry identifier
	 * @param request what to read
	 * @return the content
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such message
	 */
	default MessageContent readMessage(Handle store, EntryId message, MessageRequest request) {
		return SmallVerbs.readMessage(this, store, message, request);
	}

	/**
	 * Returns what lies below an object, for code that does what the model cannot.
	 * @param object the object
	 * @param type the type that is wanted, such as JNA's {@code Pointer}
	 * @param <T> the type that is wanted
	 * @return the underlying object
	 * @throws IllegalArgumentException if there is no such one
	 */
	default <T> T unwrap(Handle object, Class<T> type) {
		if (type.isInstance(object)) {
			return type.cast(object);
		}
		throw new IllegalArgumentException("This object has no underlying one of type '%s'".formatted(type.getName()));
	}

}
