// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import com.sun.jna.Pointer;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests for the object model on COM objects of Java code: which calls it makes, in which
 * order, and what it makes of the answers.
 */
@ResourceLock("io.github.mapikit.runtime.MapiRuntime")
class NativeObjectTests {

	private static final EntryId ID = EntryId.ofHex("01020304");

	private static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6A00);

	private static final int MAPI_FOLDER = 3;

	private static final int MAPI_MESSAGE = 5;

	private final FakeMapi mapi = new FakeMapi();

	/** What MAPI was called for, in order. */
	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>();

	private final Map<Integer, FakeMapi.Method> messageMethods = new HashMap<>();

	private final Map<Integer, FakeMapi.Method> folderMethods = new HashMap<>();

	private final List<Map<PropertyTag<?>, Object>> rows = new ArrayList<>();

	private final List<Map<PropertyTag<?>, Object>> stores = new ArrayList<>();

	private int objectType = MAPI_FOLDER;

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

	private FakeMapi.Method released(String kind) {
		return called("Release " + kind);
	}

	private FakeMapi.Method called(String what) {
		return (self, a, b, c, d, e, f) -> {
			this.calls.add(what);
			return 0;
		};
	}

	/** A method that opens something and returns it in one of its parameters. */
	private static FakeMapi.Method answering(LongUnaryOperator opening, int parameter) {
		return (self, a, b, c, d, e, f) -> {
			FakeMapi.putPointer(new long[] { a, b, c, d, e, f }[parameter], opening.applyAsLong(self));
			return 0;
		};
	}

	private long session() {
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

	private long store() {
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

	private void onWorker(Task task) {
		FakeMapiSubsystem subsystem = new FakeMapiSubsystem()
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

	private void withFolder(Consumer<Folder> task) {
		onWorker((session) -> {
			try (Folder folder = session.defaultStore().ipmSubtree()) {
				this.calls.clear();
				task.accept(folder);
			}
		});
	}

	private void withMessage(Consumer<Message> task) {
		this.objectType = MAPI_MESSAGE;
		onWorker((session) -> {
			try (Message message = session.defaultStore().openMessage(ID)) {
				this.calls.clear();
				task.accept(message);
			}
		});
	}

	// sessions and lives

	@Test
	void whenTheLeaseEndsThenChildrenAreReleasedBeforeTheirParents() {
		onWorker((session) -> {
			try (Folder folder = session.defaultStore().ipmSubtree()) {
				ContentsTable table = folder.contents();
				Assertions.assertThat(table.nextRows(1)).isEmpty();
			}
		});
		Assertions.assertThat(this.calls)
			.containsExactly("MAPILogonEx 0x80000062", "SetColumns", "QueryRows", "Release table", "Release folder",
					"Release store", "Logoff", "Release session");
	}

	@Test
	void whenAProfileIsNamedThenItIsAskedForAndItsNameKnown() {
		onWorker((session) -> {
			try (MapiSession second = MapiThread.current("test").openSession(new SessionOptions("Another"))) {
				Assertions.assertThat(second.profileName()).isEqualTo("Another");
			}
			Assertions.assertThat(session.profileName()).isEqualTo("A profile");
		});
		Assertions.assertThat(this.calls).contains("MAPILogonEx 0x80000032", "MAPILogonEx 0x80000062");
	}

	@Test
	void whenTheLogonFailsThenTheFailureSaysWhichProfile() {
		this.mapi.export("MAPILogonEx", (window, profile, password, flags, session, f, g) -> 0x80040111);
		Assertions.assertThatExceptionOfType(MapiLogonException.class).isThrownBy(() -> onWorker((session) -> {
		})).withMessageContainingAll("MAPI_E_LOGON_FAILED", "default profile");
	}

	@Test
	void whenThereIsNoDefaultStoreThenItIsNotFound() {
		this.stores.clear();
		onWorker((session) -> Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(session::defaultStore)
			.withMessageContaining("no default store"));
	}

	@Test
	void whenAnEntryIdIsOfAnotherKindThenTheObjectIsReleasedAndNotFound() {
		onWorker((session) -> {
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> session.defaultStore().openMessage(ID));
			Assertions.assertThat(this.calls).endsWith("Release folder");
		});
	}

	@Test
	void whenUnwrappedThenThePointerIsThere() {
		withFolder((folder) -> {
			Pointer pointer = folder.unwrap(Pointer.class);
			Assertions.assertThat(pointer).isNotNull().isEqualTo(folder.unwrap(Pointer.class));
			folder.close();
			Assertions.assertThatIllegalArgumentException().isThrownBy(() -> folder.unwrap(Pointer.class));
		});
	}

	@Test
	void whenUnwrappedOnAnotherThreadThenItIsRefused() {
		withFolder((folder) -> Assertions
			.assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> folder.unwrap(Pointer.class)).join())
			.hasCauseInstanceOf(MapiThreadException.class));
	}

	// reading

	@Test
	void whenAllAreReadThenErrorsGetTheTypesOfTheirPropertiesAndObjectsAreLeftOut() {
		this.properties.put(PropertyTags.SUBJECT, "Hello");
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		this.properties.put(PropertyTags.HTML, MapiErrors.MAPI_E_NOT_FOUND);
		this.messageMethods.put(FakeMapi.GET_PROP_LIST, (self, flags, list, c, d, e, f) -> {
			FakeMapi.putPointer(list, this.mapi.tagList(PropertyTags.SUBJECT.value(), PropertyTags.BODY.value()));
			return 0;
		});
		withMessage((message) -> {
			PropertyValues all = message.readAll();
			Assertions.assertThat(all.tags()).containsExactlyInAnyOrder(PropertyTags.SUBJECT, PropertyTags.BODY);
			Assertions.assertThat(all.get(PropertyTags.SUBJECT)).isEqualTo("Hello");
			Assertions.assertThat(all.value(PropertyTags.BODY).isTooLarge()).isTrue();
		});
	}

	@Test
	void whenABodyIsTooLargeThenItIsStreamed() {
		byte[] text = "Grüße".getBytes(StandardCharsets.UTF_16LE);
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		int[] position = new int[1];
		Map<Integer, FakeMapi.Method> stream = new HashMap<>();
		stream.put(FakeMapi.RELEASE, released("stream"));
		stream.put(FakeMapi.STREAM_READ, (self, into, length, count, d, e, f) -> {
			int step = Math.min(3, text.length - position[0]);
			new Pointer(into).write(0, text, position[0], step);
			position[0] += step;
			FakeMapi.putInt(count, step);
			return (step != 0) ? 0 : 1;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(stream), 4));
		withMessage((message) -> Assertions.assertThat(message.body(BodyFormat.TEXT)).contains("Grüße"));
		Assertions.assertThat(this.calls).startsWith("Release stream", "Release message");
	}

	@Test
	void whenABodyCannotBeReadThenThatIsAFailure() {
		this.properties.put(PropertyTags.BODY, MapiErrors.MAPI_E_NO_ACCESS);
		withMessage((message) -> Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> message.body(BodyFormat.TEXT)));
	}

	@Test
	void whenHtmlIsReadThenItsCodePageCounts() {
		this.properties.put(PropertyTags.HTML, Binary.of("Привет".getBytes(Charset.forName("windows-1251"))));
		this.properties.put(PropertyTags.INTERNET_CPID, 1251);
		withMessage((message) -> Assertions.assertThat(message.body(BodyFormat.HTML)).contains("Привет"));
	}

	// changing

	@Test
	void whenAMessageIsChangedThenMapiIsToldOnceBeforeItIsSaved() {
		withMessage((message) -> {
			message.set(PropertyTags.SUBJECT, "Hello");
			message.set(NUMBER, 1);
			message.remove(PropertyTags.BODY);
			Assertions.assertThat(this.calls).isEmpty();
			message.save();
			Assertions.assertThat(this.calls).containsExactly("DeleteProps", "SetProps", "SaveChanges");
			message.save();
			Assertions.assertThat(this.calls).endsWith("SaveChanges", "SaveChanges");
		});
	}

	@Test
	void whenAValueIsLargeThenItIsWrittenAsAStream() {
		Map<Integer, FakeMapi.Method> stream = new HashMap<>();
		stream.put(FakeMapi.RELEASE, released("stream"));
		stream.put(FakeMapi.STREAM_COMMIT, called("Commit"));
		stream.put(FakeMapi.STREAM_WRITE, (self, from, length, count, d, e, f) -> {
			this.calls.add("Write " + length);
			FakeMapi.putInt(count, (int) length);
			return 0;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(stream), 4));
		withMessage((message) -> {
			message.setBody(BodyFormat.TEXT, "x".repeat(40_000));
			message.set(PropertyTags.SUBJECT, "Hello");
			message.save();
			Assertions.assertThat(this.calls)
				.containsExactly("DeleteProps", "SetProps", "Write 65536", "Write 14464", "Commit", "Release stream",
						"SaveChanges");
		});
	}

	@Test
	void whenAChangedMessageIsReadThenMapiIsToldBefore() {
		withMessage((message) -> {
			message.set(NUMBER, 1);
			message.read(NUMBER);
			Assertions.assertThat(this.calls).containsExactly("SetProps");
		});
	}

	@Test
	void whenAFolderIsChangedThenMapiIsToldWhenItIsSaved() {
		this.properties.put(PropertyTags.DISPLAY_NAME, "Old");
		this.properties.put(PropertyTags.COMMENT, "A remark");
		withFolder((folder) -> {
			folder.set(PropertyTags.DISPLAY_NAME, "New");
			folder.remove(PropertyTags.COMMENT);
			PropertyValues values = folder.read(PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
			Assertions.assertThat(values.get(PropertyTags.DISPLAY_NAME)).isEqualTo("New");
			Assertions.assertThat(values.value(PropertyTags.COMMENT).isAbsent()).isTrue();
			Assertions.assertThat(folder.readAll().tags()).containsExactly(PropertyTags.DISPLAY_NAME);
			Assertions.assertThat(this.calls).isEmpty();
			folder.save();
			Assertions.assertThat(this.calls).containsExactly("DeleteProps", "SetProps", "SaveChanges");
		});
	}

	private FakeMapi.Method problem(PropertyTag<?> tag, HResult result, int parameter) {
		return (self, a, b, c, d, e, f) -> {
			FakeMapi.putPointer(new long[] { a, b, c }[parameter], this.mapi.problem(tag, result));
			return 0;
		};
	}

	@Test
	void whenAPropertyCannotBeSetThenSavingFails() {
		this.messageMethods.put(FakeMapi.SET_PROPS, problem(PropertyTags.MESSAGE_SIZE, MapiErrors.MAPI_E_COMPUTED, 2));
		withMessage((message) -> {
			message.set(PropertyTags.MESSAGE_SIZE, 1);
			Assertions.assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(message::save)
				.withMessageContaining("PR_MESSAGE_SIZE");
			Assertions.assertThat(this.calls).isEmpty();
		});
	}

	@Test
	void whenWhatIsNotThereIsRemovedThenThatIsNoFailure() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS, problem(NUMBER, MapiErrors.MAPI_E_NOT_FOUND, 1));
		withMessage((message) -> {
			message.remove(NUMBER);
			message.save();
			Assertions.assertThat(this.calls).containsExactly("SaveChanges");
		});
	}

	@Test
	void whenABodyIsSetThenFormatsThatTheStoreKeepsAreNoFailure() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS,
				problem(PropertyTags.RTF_COMPRESSED, MapiErrors.MAPI_E_COMPUTED, 1));
		withMessage((message) -> {
			message.setBody(BodyFormat.TEXT, "Hello");
			message.save();
			Assertions.assertThat(this.calls).containsExactly("SetProps", "SaveChanges");
		});
	}

	@Test
	void whenSubmittedThenTheMessageSaysWhereItsCopyGoes() {
		this.messageMethods.put(FakeMapi.SUBMIT, called("SubmitMessage"));
		withMessage((message) -> {
			message.submit();
			Assertions.assertThat(this.calls).containsExactly("SetProps", "SubmitMessage");
		});
	}

	@Test
	void whenMarkedReadThenNoReceiptIsSent() {
		this.messageMethods.put(FakeMapi.SET_READ_FLAG, (self, flags, b, c, d, e, f) -> {
			this.calls.add("SetReadFlag " + (int) flags);
			return 0;
		});
		withMessage((message) -> {
			message.markRead(true);
			message.markRead(false);
			Assertions.assertThat(this.calls).containsExactly("SetReadFlag 1", "SetReadFlag 4");
		});
	}

	@Test
	void whenNotAllIsDoneThenTheCompletionSaysSo() {
		this.folderMethods.put(FakeMapi.DELETE_MESSAGES, (self, list, b, c, d, e, f) -> 0x00040680);
		withFolder((folder) -> {
			Assertions.assertThat(folder.deleteMessages(List.of(ID))).isEqualTo(Completion.PARTIAL);
			Assertions.assertThat(folder.deleteMessages(List.of())).isEqualTo(Completion.COMPLETE);
		});
	}

	// tables

	@Test
	void whenATableIsReadThenItsCursorGoesBackWhenItIsSetAnew() {
		for (int i = 0; i < 3; i++) {
			this.rows.add(Map.of(NUMBER, i));
		}
		withFolder((folder) -> {
			try (ContentsTable table = folder.contents()) {
				table.columns(NUMBER).where(NUMBER.atLeast(0)).sort(NUMBER.ascending());
				Assertions.assertThat(table.nextRows(2)).extracting((row) -> row.get(NUMBER)).containsExactly(0, 1);
				table.columns(NUMBER, PropertyTags.SUBJECT);
				Assertions.assertThat(table.rows().map((row) -> row.get(NUMBER))).containsExactly(0, 1, 2);
			}
		});
		Assertions.assertThat(this.calls)
			.startsWith("SetColumns", "Restrict", "SortTable", "QueryRows", "SetColumns", "SeekRow 0", "QueryRows",
					"QueryRows", "Release table");
	}

	/**
	 * Works with a session.
	 */
	@FunctionalInterface
	private interface Task {

		void run(MapiSession session) throws Exception;

	}

}
