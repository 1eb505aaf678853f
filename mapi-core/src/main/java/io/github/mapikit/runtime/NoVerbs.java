// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.List;
import java.util.Map;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.TableQuery;
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
 * A thread on which nothing can be done but to end it.
 */
class NoVerbs implements DriverThread {

	private static UnsupportedOperationException refused() {
		return new UnsupportedOperationException("There is no MAPI in a rehearsal");
	}

	@Override
	public void uninitialize() {
		// there is nothing
	}

	@Override
	public Opened logOn(SessionOptions options) {
		throw refused();
	}

	@Override
	public Opened open(Handle parent, OpenRequest request) {
		throw refused();
	}

	@Override
	public Handle openTable(Handle parent, TableSource source) {
		throw refused();
	}

	@Override
	public Handle openStream(Handle object, PropertyTag<?> tag, StreamMode mode) {
		throw refused();
	}

	@Override
	public Handle subscribe(Handle store, SubscriptionTarget target, NotificationSink sink) {
		throw refused();
	}

	@Override
	public void release(Handle handle) {
		throw refused();
	}

	@Override
	public PropertyValues read(Handle object, PropertyTag<?>... tags) {
		throw refused();
	}

	@Override
	public PropertyValues readAll(Handle object) {
		throw refused();
	}

	@Override
	public List<Problem> change(Handle object, PropertyChanges changes) {
		throw refused();
	}

	@Override
	public @Nullable EntryId save(Handle object, SaveMode mode) {
		throw refused();
	}

	@Override
	public int[] idsOf(Handle object, List<NamedProperty> names, boolean create) {
		throw refused();
	}

	@Override
	public Map<Integer, NamedProperty> namesOf(Handle object, int... ids) {
		throw refused();
	}

	@Override
	public void query(Handle table, TableQuery query) {
		throw refused();
	}

	@Override
	public List<Row> rows(Handle table, long from, int max) {
		throw refused();
	}

	@Override
	public int count(Handle table) {
		throw refused();
	}

	@Override
	public long find(Handle table, Restriction restriction, long from) {
		throw refused();
	}

	@Override
	public int read(Handle stream, long position, byte[] into, int offset, int length) {
		throw refused();
	}

	@Override
	public void write(Handle stream, byte[] from, int offset, int length) {
		throw refused();
	}

	@Override
	public void commit(Handle stream) {
		throw refused();
	}

	@Override
	public Completion perform(Handle object, Action action, CallControl control) {
		throw refused();
	}

}
