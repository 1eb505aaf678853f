// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The verbs on COM objects of Java code, which write down the calls that are made.
 */
abstract class NativeThreadFixture {

	static final EntryId ID = EntryId.ofHex("01020304");

	static final EntryId OTHER = EntryId.ofHex("0A0B0C");

	static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6A00);

	static final int MAPI_FOLDER = 3;

	static final int MAPI_MESSAGE = 5;

	final FakeMapi mapi = new FakeMapi();

	/** What MAPI was called for, in order. */
	final List<String> calls = new ArrayList<>();

	/** What was announced, in order. */
	final List<String> trace = new ArrayList<>();

	final Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>();

	final Map<Integer, FakeMapi.Method> messageMethods = new HashMap<>();

	final Map<Integer, FakeMapi.Method> folderMethods = new HashMap<>();

	final Map<Integer, FakeMapi.Method> storeMethods = new HashMap<>();

	final List<Map<PropertyTag<?>, Object>> rows = new ArrayList<>();

	final List<Map<PropertyTag<?>, Object>> stores = new ArrayList<>();

	int objectType = MAPI_FOLDER;

	private NativeThread thread;

	@BeforeEach
	void prepare() {
		this.stores.add(Map.of(PropertyTags.ENTRYID, ID, PropertyTag.bool(0x3400), true));
		for (Map<Integer, FakeMapi.Method> methods : List.of(this.messageMethods, this.folderMethods)) {
			String kind = (methods == this.messageMethods) ? "message" : "folder";
			methods.put(FakeMapi.RELEASE, called("Release " + kind));
			methods.put(FakeMapi.GET_PROPS, this.mapi.getProps(this.properties));
			methods.put(FakeMapi.SAVE_CHANGES, called("SaveChanges"));
			methods.put(FakeMapi.SET_PROPS, called("SetProps"));
			methods.put(FakeMapi.DELETE_PROPS, called("DeleteProps"));
		}
		this.folderMethods.put(FakeMapi.CONTENTS_TABLE,
				answering((self) -> this.mapi.table(this.rows, this.calls::add), 1));
		this.storeMethods.put(FakeMapi.RELEASE, called("Release store"));
		this.storeMethods.put(FakeMapi.GET_PROPS, this.mapi.getProps(Map.of(PropertyTags.ENTRYID, ID,
				PropertyTags.IPM_SUBTREE_ENTRYID, ID, PropertyTags.IPM_SENTMAIL_ENTRYID, ID)));
		this.storeMethods.put(FakeMapi.OPEN_ENTRY, (self, size, id, iid, flags, type, object) -> {
			this.calls.add("OpenEntry");
			FakeMapi.putInt(type, this.objectType);
			FakeMapi.putPointer(object,
					this.mapi.object((this.objectType == MAPI_FOLDER) ? this.folderMethods : this.messageMethods));
			return 0;
		});
		this.mapi.export("MAPILogonEx", (window, profile, password, flags, session, f, g) -> {
			this.calls.add("MAPILogonEx 0x%08X".formatted((int) flags));
			FakeMapi.putPointer(session, session());
			return 0;
		});
		this.thread = thread(ThreadRole.WORKER);
	}

	@AfterEach
	void nothingIsLeft() {
		this.thread.uninitialize();
		Assertions.assertThat(this.mapi.buffers()).as("buffers that were not freed").isZero();
		Assertions.assertThat(MapiLibrary.calls()).as("calls that are known").containsAll(Set.copyOf(this.trace));
	}

	NativeThread thread() {
		return this.thread;
	}

	NativeThread thread(ThreadRole role) {
		return new NativeThread(this.mapi.context(role, this.trace::add), new PlainLife());
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

	/** A method that answers one problem in one of its parameters. */
	FakeMapi.Method problem(PropertyTag<?> tag, HResult result, int parameter) {
		return answering((self) -> this.mapi.problem(tag, result), parameter);
	}

	private long session() {
		Map<Integer, FakeMapi.Method> methods = new HashMap<>();
		methods.put(FakeMapi.RELEASE, called("Release session"));
		methods.put(FakeMapi.LOGOFF, called("Logoff"));
		methods.put(FakeMapi.STORES_TABLE, answering((self) -> this.mapi.table(this.stores, (call) -> {
		}), 1));
		methods.put(FakeMapi.STATUS_TABLE,
				answering((self) -> this.mapi.table(
						List.of(Map.of(PropertyTag.int32(0x3E03), 39, PropertyTags.DISPLAY_NAME, "A profile")),
						this.calls::add), 1));
		methods.put(FakeMapi.OPEN_STORE, (self, window, size, id, iid, flags, store) -> {
			this.calls.add("OpenMsgStore");
			FakeMapi.putPointer(store, this.mapi.object(this.storeMethods));
			return 0;
		});
		return this.mapi.object(methods);
	}

	Handle logOn() {
		return this.thread.logOn(SessionOptions.DEFAULT_PROFILE).handle();
	}

	Handle openStore() {
		return this.thread.open(logOn(), new OpenRequest.DefaultStore()).handle();
	}

	Handle openFolder() {
		Handle folder = this.thread.open(openStore(), new OpenRequest.Folder(ID)).handle();
		this.calls.clear();
		return folder;
	}

	Handle openMessage() {
		this.objectType = MAPI_MESSAGE;
		Handle message = this.thread.open(openStore(), new OpenRequest.Message(ID)).handle();
		this.calls.clear();
		return message;
	}

	private static final class PlainLife implements NativeThread.Life {

		@Override
		public void uninitialize() {
		}

		@Override
		public void beforeTask(String task) {
		}

		@Override
		public void afterTask(String task) {
		}

		@Override
		public <T> T logOn(Supplier<? extends T> logon) {
			return logon.get();
		}

		@Override
		public int logonFlags() {
			return 0;
		}

	}

}
