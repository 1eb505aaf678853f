// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.sun.jna.Pointer;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.nativemapi.com.ComContext;
import io.github.mapikit.nativemapi.com.ComSession;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.NotificationSink;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.StreamMode;
import io.github.mapikit.spi.SubscriptionTarget;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the installed MAPI on a thread that has initialized it. Each verb
 * is for the kind of handle that it is about: what opens is asked of the handle that it
 * opens from.
 */
public final class NativeThread implements DriverThread {

	/** Not one that another program, or thread, shares. */
	private static final int MAPI_NEW_SESSION = 0x0002;

	private static final int MAPI_EXPLICIT_PROFILE = 0x0010;

	private static final int MAPI_EXTENDED = 0x0020;

	private static final int MAPI_USE_DEFAULT = 0x0040;

	private final ComContext context;

	private final Life life;

	/**
	 * Creates the verbs of the calling thread, before it initializes.
	 * @param context what its COM objects share; closed when it uninitializes
	 * @param life initializes and uninitializes the thread
	 */
	public NativeThread(ComContext context, Life life) {
		this.context = context;
		this.life = life;
	}

	@Override
	public void uninitialize() {
		try {
			this.life.uninitialize();
		}
		finally {
			this.context.close();
		}
	}

	@Override
	public void beforeTask(String task) {
		this.life.beforeTask(task);
	}

	@Override
	public void afterTask(String task) {
		this.life.afterTask(task);
	}

	/**
	 * {@inheritDoc} The name of the default profile is not asked for: the status table
	 * would tell, but is not to be read while a session starts ("Status Tables", MAPI
	 * reference).
	 */
	@Override
	public Opened logOn(SessionOptions options) {
		String profile = options.profile();
		int flags = MAPI_EXTENDED | MAPI_NEW_SESSION | ((profile != null) ? MAPI_EXPLICIT_PROFILE : MAPI_USE_DEFAULT)
				| this.life.logonFlags();
		return this.life.logOn(
				() -> new Opened(new SessionHandle(ComSession.logon(this.context, profile, flags)), null, -1, profile));
	}

	// opening

	@Override
	public Opened open(Handle parent, OpenRequest request) {
		return ((NativeHandle<?>) parent).open(request);
	}

	@Override
	public Handle openTable(Handle parent, TableSource source) {
		return ((NativeHandle<?>) parent).openTable(source);
	}

	@Override
	public Handle openStream(Handle object, PropertyTag<?> tag, StreamMode mode) {
		return ((PropertyHandle<?>) object).openStream(tag, mode);
	}

	@Override
	public Handle subscribe(Handle store, SubscriptionTarget target, NotificationSink sink) {
		return ((StoreHandle) store).subscribe(target, sink);
	}

	@Override
	public void release(Handle handle) {
		((NativeHandle<?>) handle).release();
	}

	// properties

	@Override
	public PropertyValues read(Handle object, PropertyTag<?>... tags) {
		return ((PropertyHandle<?>) object).com().getProps(tags);
	}

	@Override
	public PropertyValues readAll(Handle object) {
		return ((PropertyHandle<?>) object).readAll();
	}

	@Override
	public List<Problem> change(Handle object, PropertyChanges changes) {
		return ((PropertyHandle<?>) object).change(changes);
	}

	@Override
	public @Nullable EntryId save(Handle object, SaveMode mode) {
		((PropertyHandle<?>) object).com().saveChanges(mode == SaveMode.FORCE);
		return null;
	}

	@Override
	public int[] idsOf(Handle object, List<NamedProperty> names, boolean create) {
		return names.isEmpty() ? new int[0] : ((PropertyHandle<?>) object).com().getIdsFromNames(names, create);
	}

	@Override
	public Map<Integer, NamedProperty> namesOf(Handle object, int... ids) {
		return (ids.length == 0) ? Map.of() : ((PropertyHandle<?>) object).com().getNamesFromIds(ids);
	}

	// tables

	@Override
	public void query(Handle table, TableQuery query) {
		((TableHandle) table).query(query);
	}

	@Override
	public List<Row> rows(Handle table, long from, int max) {
		return ((TableHandle) table).rows(from, max);
	}

	@Override
	public int count(Handle table) {
		return ((TableHandle) table).com().getRowCount();
	}

	@Override
	public long find(Handle table, Restriction restriction, long from) {
		return ((TableHandle) table).find(restriction, from);
	}

	// streams

	@Override
	public int read(Handle stream, long position, byte[] into, int offset, int length) {
		return ((StreamHandle) stream).read(position, into, offset, length);
	}

	@Override
	public void write(Handle stream, byte[] from, int offset, int length) {
		((StreamHandle) stream).com().write(from, offset, length);
	}

	@Override
	public void commit(Handle stream) {
		((StreamHandle) stream).com().commit();
	}

	// actions

	/**
	 * {@inheritDoc} MAPI's calls are told of no progress, and cannot be ended.
	 */
	@Override
	public Completion perform(Handle object, Action action, CallControl control) {
		return ((NativeHandle<?>) object).perform(action);
	}

	@Override
	public <T> T unwrap(Handle object, Class<T> type) {
		if (type == Pointer.class && object instanceof NativeHandle<?> handle
				&& !(object instanceof SubscriptionHandle)) {
			return type.cast(handle.com().pointer());
		}
		return DriverThread.super.unwrap(object, type);
	}

	/**
	 * The life of a thread with MAPI.
	 */
	public interface Life {

		/**
		 * Uninitializes MAPI for the thread.
		 */
		void uninitialize();

		/**
		 * Checks the thread before a task.
		 * @param task the name of the task
		 */
		void beforeTask(String task);

		/**
		 * Checks the thread after a task.
		 * @param task the name of the task
		 */
		void afterTask(String task);

		/**
		 * Makes a logon, if the thread may.
		 * @param logon the logon
		 * @param <T> the type of its result
		 * @return its result
		 */
		<T> T logOn(Supplier<? extends T> logon);

		/**
		 * Returns the flags of a logon beside those that every logon has.
		 * @return the flags
		 */
		int logonFlags();

	}

}
