// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.simulation.CallGate;
import io.github.mapikit.embedded.simulation.ProcessThread;
import io.github.mapikit.embedded.store.MailFiles;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
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
 * What the embedded driver can do on a thread: its verbs, each of which its object does.
 *
 * @since 0.1.0
 */
public final class EmbeddedThread implements DriverThread {

	private final ThreadCalls calls;

	private final String profile;

	private final MailFiles files;

	/**
	 * Creates the verbs of a thread that has initialized.
	 * @param profile the name of the one profile that there is
	 * @param files the mail
	 * @param gate what each call passes
	 * @param owner the thread
	 * @param trace is told of each call
	 */
	public EmbeddedThread(String profile, MailFiles files, CallGate gate, ProcessThread owner, CallTrace trace) {
		this.calls = new ThreadCalls(gate, owner, trace);
		this.profile = profile;
		this.files = files;
	}

	@Override
	public void uninitialize() {
		this.calls.trace().calling(EmbeddedCall.UNINITIALIZE.documentedName());
		this.calls.gate().uninitialize();
	}

	@Override
	public Opened logOn(SessionOptions options) {
		this.calls.make(EmbeddedCall.LOGON);
		String wanted = options.profile();
		if (wanted != null && !wanted.equals(this.profile)) {
			throw EmbeddedCall.LOGON.failure(MapiErrors.MAPI_E_LOGON_FAILED,
					"the only profile is '" + this.profile + "', not '" + wanted + "'");
		}
		boolean pumps = this.calls.owner().role() == ThreadRole.PRIMARY;
		MailStore store = pumps ? this.files.readPumping() : this.files.read();
		return Opened.session(new SessionHandle(this.calls, store, this.profile), this.profile);
	}

	@Override
	public Opened open(Handle parent, OpenRequest request) {
		return ((EmbeddedHandle) parent).open(request);
	}

	@Override
	public Handle openTable(Handle parent, TableSource source) {
		return ((EmbeddedHandle) parent).openTable(source);
	}

	@Override
	public Handle openStream(Handle object, PropertyTag<?> tag, StreamMode mode) {
		PropertyHandle opener = (PropertyHandle) object;
		return (mode == StreamMode.READ) ? opener.openInput(tag) : opener.openOutput(tag);
	}

	@Override
	public Handle subscribe(Handle store, SubscriptionTarget target, NotificationSink sink) {
		return ((StoreHandle) store).subscribe(target, sink);
	}

	@Override
	public void release(Handle handle) {
		((EmbeddedHandle) handle).release();
	}

	@Override
	public PropertyValues read(Handle object, PropertyTag<?>... tags) {
		return ((PropertyHandle) object).read(tags);
	}

	@Override
	public PropertyValues readAll(Handle object) {
		return ((PropertyHandle) object).readAll();
	}

	@Override
	public List<Problem> change(Handle object, PropertyChanges changes) {
		return ((PropertyHandle) object).change(changes);
	}

	@Override
	public @Nullable EntryId save(Handle object, SaveMode mode) {
		return ((PropertyHandle) object).save(mode == SaveMode.FORCE);
	}

	@Override
	public @Nullable String body(Handle message, BodyFormat format) {
		return ((MessageHandle) message).body(format);
	}

	@Override
	public int[] idsOf(Handle object, List<NamedProperty> names, boolean create) {
		return ((PropertyHandle) object).idsOf(names, create);
	}

	@Override
	public Map<Integer, NamedProperty> namesOf(Handle object, int... ids) {
		return ((PropertyHandle) object).namesOf(ids);
	}

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
		return ((TableHandle) table).count();
	}

	@Override
	public long find(Handle table, Restriction restriction, long from) {
		return ((TableHandle) table).find(restriction, from);
	}

	@Override
	public List<Row> list(Handle parent, TableSource source, TableQuery query, int max) {
		TableHandle table = ((EmbeddedHandle) parent).openTable(source);
		try {
			table.query(query);
			return table.rows(query.from(), max);
		}
		finally {
			table.release();
		}
	}

	@Override
	public int read(Handle stream, long position, byte[] into, int offset, int length) {
		return ((InputHandle) stream).read(position, into, offset, length);
	}

	@Override
	public void write(Handle stream, byte[] from, int offset, int length) {
		((OutputHandle) stream).write(from, offset, length);
	}

	@Override
	public void commit(Handle stream) {
		((OutputHandle) stream).commit();
	}

	@Override
	public Completion perform(Handle object, Action action, CallControl control) {
		return ((EmbeddedHandle) object).perform(action, control);
	}

}
