// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.CallTrace;
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
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of a fake: those of another driver, with books of what is open, announced
 * calls, and faults where they are placed.
 */
final class FakeThread implements DriverThread {

	private final RuleBooks books;

	private final FaultPlan faults;

	private final CallTrace trace;

	private final DriverThread verbs;

	private final Map<Handle, Open> open = new IdentityHashMap<>();

	FakeThread(RuleBooks books, FaultPlan faults, CallTrace trace, DriverThread verbs) {
		this.books = books;
		this.faults = faults;
		this.trace = trace;
		this.verbs = verbs;
	}

	// the thread

	@Override
	public void uninitialize() {
		this.books.checkAlive("uninitialize");
		ThreadRole role = this.books.beginUninitialize();
		if (role == null) {
			return;
		}
		try {
			this.trace.calling("MAPIUninitialize");
			this.faults.reach(Call.uninitialize(role));
			this.verbs.uninitialize();
		}
		finally {
			// like MAPIUninitialize, which has no result that could ask for another try
			this.books.uninitialized();
		}
	}

	@Override
	public void beforeTask(String task) {
		this.faults.reach(Call.BEFORE_TASK);
	}

	@Override
	public void afterTask(String task) {
		this.faults.reach(Call.AFTER_TASK);
	}

	// books

	private void calling(String operation) {
		this.books.checkInitialized(operation);
		this.trace.calling(operation);
		this.faults.reach(operation);
	}

	private void calling(String operation, Handle object) {
		if (!this.open.containsKey(object)) {
			this.books.broken("R6", operation + " on what is not open");
		}
		calling(operation);
	}

	private Handle opened(String kind, @Nullable Handle parent, Handle handle) {
		Open owner = (parent != null) ? this.open.get(parent) : null;
		if (owner != null) {
			owner.children++;
		}
		this.open.put(handle, new Open(kind, owner, Thread.currentThread()));
		this.books.opened(kind);
		return handle;
	}

	@Override
	public void release(Handle handle) {
		if (handle instanceof FakeHandle fake) {
			fake.release();
			return;
		}
		Open released = this.open.remove(handle);
		if (released == null) {
			this.books.broken("R6", "released what is not open");
			return;
		}
		if (released.parent != null) {
			released.parent.children--;
		}
		this.verbs.release(handle);
		this.books.released(released.kind, released.owner, released.children != 0);
	}

	// opening

	@Override
	public Opened logOn(SessionOptions options) {
		this.books.checkInitialized("log on");
		this.faults.reach(Call.LOGON);
		calling(VerbNames.LOGON);
		Opened session = this.verbs.logOn(options);
		opened("session", null, session.handle());
		return session;
	}

	@Override
	public Opened open(Handle parent, OpenRequest request) {
		VerbNames.Verb verb = VerbNames.of(request);
		if (verb.operation().equals(VerbNames.OPEN_STORE)) {
			this.faults.reach(Call.STORE);
		}
		calling(verb.operation(), parent);
		Opened object = this.verbs.open(parent, request);
		Handle owner = parent;
		if (request instanceof OpenRequest.NewMessage || request instanceof OpenRequest.NewFolder) {
			// no parts of the folder, which may be closed before
			owner = null;
		}
		opened(verb.kind(), owner, object.handle());
		return object;
	}

	@Override
	public Handle openTable(Handle parent, TableSource source) {
		VerbNames.Verb verb = VerbNames.of(source);
		calling(verb.operation(), parent);
		return opened(verb.kind(), parent, this.verbs.openTable(parent, source));
	}

	@Override
	public Handle openStream(Handle object, PropertyTag<?> tag, StreamMode mode) {
		calling(VerbNames.OPEN_PROPERTY, object);
		return opened("stream", object, this.verbs.openStream(object, tag, mode));
	}

	@Override
	public Handle subscribe(Handle store, SubscriptionTarget target, NotificationSink sink) {
		calling(VerbNames.ADVISE, store);
		return opened("subscription", store, this.verbs.subscribe(store, target, sink));
	}

	// properties

	@Override
	public PropertyValues read(Handle object, PropertyTag<?>... tags) {
		calling(VerbNames.GET_PROPS, object);
		return this.verbs.read(object, tags);
	}

	@Override
	public PropertyValues readAll(Handle object) {
		calling(VerbNames.GET_PROPS, object);
		return this.verbs.readAll(object);
	}

	@Override
	public List<Problem> change(Handle object, PropertyChanges changes) {
		calling(VerbNames.SET_PROPS, object);
		return this.verbs.change(object, changes);
	}

	@Override
	public @Nullable EntryId save(Handle object, SaveMode mode) {
		calling(VerbNames.SAVE_CHANGES, object);
		return this.verbs.save(object, mode);
	}

	@Override
	public int[] idsOf(Handle object, List<NamedProperty> names, boolean create) {
		calling(VerbNames.GET_IDS, object);
		return this.verbs.idsOf(object, names, create);
	}

	@Override
	public Map<Integer, NamedProperty> namesOf(Handle object, int... ids) {
		calling(VerbNames.GET_NAMES, object);
		return this.verbs.namesOf(object, ids);
	}

	// tables

	@Override
	public void query(Handle table, TableQuery query) {
		calling(VerbNames.SET_COLUMNS, table);
		this.verbs.query(table, query);
	}

	@Override
	public List<Row> rows(Handle table, long from, int max) {
		calling(VerbNames.QUERY_ROWS, table);
		return this.verbs.rows(table, from, max);
	}

	@Override
	public int count(Handle table) {
		calling(VerbNames.GET_ROW_COUNT, table);
		return this.verbs.count(table);
	}

	@Override
	public long find(Handle table, Restriction restriction, long from) {
		calling(VerbNames.FIND_ROW, table);
		return this.verbs.find(table, restriction, from);
	}

	// streams

	@Override
	public int read(Handle stream, long position, byte[] into, int offset, int length) {
		calling(VerbNames.STREAM_READ, stream);
		return this.verbs.read(stream, position, into, offset, length);
	}

	@Override
	public void write(Handle stream, byte[] from, int offset, int length) {
		calling(VerbNames.STREAM_WRITE, stream);
		this.verbs.write(stream, from, offset, length);
	}

	@Override
	public void commit(Handle stream) {
		calling(VerbNames.STREAM_COMMIT, stream);
		this.verbs.commit(stream);
	}

	// actions

	@Override
	public Completion perform(Handle object, Action action, CallControl control) {
		calling(VerbNames.of(action).operation(), object);
		return this.verbs.perform(object, action, control);
	}

	@Override
	public <T> T unwrap(Handle object, Class<T> type) {
		return this.verbs.unwrap(object, type);
	}

	private static final class Open {

		private final String kind;

		private final @Nullable Open parent;

		private final Thread owner;

		private int children;

		Open(String kind, @Nullable Open parent, Thread owner) {
			this.kind = Objects.requireNonNull(kind);
			this.parent = parent;
			this.owner = owner;
		}

	}

}
