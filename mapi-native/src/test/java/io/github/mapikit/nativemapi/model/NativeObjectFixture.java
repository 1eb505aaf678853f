// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The object model on COM objects of Java code, which write down the calls that are made.
 */
@ResourceLock("io.github.mapikit.runtime.MapiRuntime")
abstract class NativeObjectFixture {

	static final EntryId ID = EntryId.ofHex("01020304");

	static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6A00);

	static final int MAPI_FOLDER = 3;

	static final int MAPI_MESSAGE = 5;

	final FakeMapi mapi = new FakeMapi();

	/** What MAPI was called for, in order. */
	final List<String> calls = new CopyOnWriteArrayList<>();

	final Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>();

	final Map<Integer, FakeMapi.Method> messageMethods = new HashMap<>();

	final Map<Integer, FakeMapi.Method> folderMethods = new HashMap<>();

	final List<Map<PropertyTag<?>, Object>> rows = new ArrayList<>();

	final List<Map<PropertyTag<?>, Object>> stores = new ArrayList<>();

	int objectType = MAPI_FOLDER;

	@BeforeEach
	void prepare() {
		this.stores.add(Map.of(PropertyTags.ENTRYID, ID, PropertyTag.bool(0x3400), true));
		for (Map<Integer, FakeMapi.Method> methods : List.of(this.messageMethods, this.folderMethods)) {
			String kind = (methods == this.messageMethods) ? "message" : "folder";
			methods.put(FakeMapi.RELEASE, released(kind));
			methods.put(FakeMapi.GET_PROPS, this.mapi.getProps(this.properties));
			methods.put(FakeMapi.SAVE_CHANGES, called("SaveChanges"));
			methods.put(FakeMapi.SET_PROPS, called("SetProps"));
			methods.put(FakeMapi.DELETE_PROPS, called("DeleteProps"));
		}
		this.folderMethods.put(FakeMapi.CONTENTS_TABLE,
				answering((self) -> this.mapi.table(this.rows, this.calls::add), 1));
		this.mapi.export("MAPILogonEx", (window, profile, password, flags, session, f, g) -> {
			this.calls.add("MAPILogonEx 0x%08X".formatted((int) flags));
			FakeMapi.putPointer(session, session());
			return 0;
		});
	}

	FakeMapi.Method released(String kind) {
		return called("Release " + kind);
	}

	FakeMapi.Method called(String what) {
		return (self, a, b, c, d, e, f) -> {
			this.calls.add(what);
			return 0;
		};
	}

	/** A method that opens something and returns it in one of its parameters. */
	static FakeMapi.Method answering(LongUnaryOperator opening, int parameter) {
		return (self, a, b, c, d, e, f) -> {
			FakeMapi.putPointer(new long[] { a, b, c, d, e, f }[parameter], opening.applyAsLong(self));
			return 0;
		};
	}

	long session() {
		Map<Integer, FakeMapi.Method> methods = new HashMap<>();
		methods.put(FakeMapi.RELEASE, released("session"));
		methods.put(FakeMapi.LOGOFF, called("Logoff"));
		methods.put(FakeMapi.STORES_TABLE, answering((self) -> this.mapi.table(this.stores, (call) -> {
		}), 1));
		methods.put(FakeMapi.STATUS_TABLE,
				answering((self) -> this.mapi.table(
						List.of(Map.of(PropertyTag.int32(0x3E03), 36, PropertyTags.DISPLAY_NAME, "Some provider"),
								Map.of(PropertyTag.int32(0x3E03), 39, PropertyTags.DISPLAY_NAME, "A profile")),
						(call) -> {
						}), 1));
		methods.put(FakeMapi.OPEN_STORE, answering((self) -> store(), 5));
		return this.mapi.object(methods);
	}

	long store() {
		Map<Integer, FakeMapi.Method> methods = new HashMap<>();
		methods.put(FakeMapi.RELEASE, released("store"));
		methods.put(FakeMapi.GET_PROPS, this.mapi.getProps(Map.of(PropertyTags.ENTRYID, ID,
				PropertyTags.IPM_SUBTREE_ENTRYID, ID, PropertyTags.IPM_SENTMAIL_ENTRYID, ID)));
		methods.put(FakeMapi.OPEN_ENTRY, (self, size, id, iid, flags, type, object) -> {
			FakeMapi.putInt(type, this.objectType);
			FakeMapi.putPointer(object,
					this.mapi.object((this.objectType == MAPI_FOLDER) ? this.folderMethods : this.messageMethods));
			return 0;
		});
		return this.mapi.object(methods);
	}

	@AfterEach
	void nothingIsLeft() throws InterruptedException {
		Assertions.assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(30))).isTrue();
		Assertions.assertThat(this.mapi.buffers()).as("buffers that were not freed").isZero();
	}

	void onWorker(Task task) {
		FakeDriver subsystem = new FakeDriver()
			.withSessions((options) -> NativeSessions.open(this.mapi.library(), options, 0));
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("tests", subsystem), List.of())) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withName("tests").withSize(1));
			pool.call(TaskOptions.named("test"), () -> {
				task.run(MapiThread.current("test").session());
				return true;
			});
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	void withFolder(Consumer<Folder> task) {
		onWorker((session) -> {
			try (Folder folder = session.defaultStore().ipmSubtree()) {
				this.calls.clear();
				task.accept(folder);
			}
		});
	}

	void withMessage(Consumer<Message> task) {
		this.objectType = MAPI_MESSAGE;
		onWorker((session) -> {
			try (Message message = session.defaultStore().openMessage(ID)) {
				this.calls.clear();
				task.accept(message);
			}
		});
	}

	/**
	 * Works with a session.
	 */
	@FunctionalInterface
	interface Task {

		void run(MapiSession session) throws Exception;

	}

}
