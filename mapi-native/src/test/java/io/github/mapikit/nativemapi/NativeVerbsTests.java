// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.StreamMode;
import io.github.mapikit.spi.SubscriptionTarget;
import io.github.mapikit.spi.TableSource;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of verbs that the object model asks for in one way only, on Windows against the
 * stand-in for Outlook's MAPI, which judges.
 */
@EnabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = StandIn.PROPERTY, matches = ".+")
@ResourceLock("io.github.mapikit.runtime.MapiRuntime")
@Timeout(60)
class NativeVerbsTests {

	private static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6A00);

	private final NativeDriver driver = new NativeDriver(StandIn.options());

	private final List<String> trace = new ArrayList<>();

	private final Deque<Handle> opened = new ArrayDeque<>();

	private DriverThread thread;

	private Handle store;

	private Handle inbox;

	@BeforeEach
	void logOn() {
		StandIn.say("reset");
		this.thread = this.driver.initialize(ThreadRole.PRIMARY, this.trace::add);
		Handle session = keep(this.thread.logOn(SessionOptions.DEFAULT_PROFILE));
		this.store = keep(this.thread.open(session, new OpenRequest.DefaultStore()));
		this.inbox = keep(this.thread.open(this.store, new OpenRequest.Standard(StandardFolder.INBOX)));
	}

	@AfterEach
	void nothingIsLeft() {
		assertThat(this.thread.releaseAll(List.copyOf(this.opened))).isEmpty();
		this.thread.uninitialize();
		assertThat(StandIn.violations()).isEmpty();
		assertThat(StandIn.counts().get("objects")).isZero();
		assertThat(this.driver.calls()).containsAll(Set.copyOf(this.trace));
	}

	private Handle keep(Opened object) {
		return keep(object.handle());
	}

	private Handle keep(Handle handle) {
		this.opened.push(handle);
		return handle;
	}

	private EntryId save(String subject, int number) {
		Handle message = keep(this.thread.open(this.inbox, new OpenRequest.NewMessage()));
		assertThat(this.thread.change(message, PropertyChanges.of(PropertyTags.SUBJECT, subject).set(NUMBER, number)))
			.isEmpty();
		this.thread.save(message, SaveMode.KEEP_OPEN);
		return this.thread.read(message, PropertyTags.ENTRYID).get(PropertyTags.ENTRYID);
	}

	@Test
	void whenARowIsLookedForThenItsNumberIsThere() {
		for (int i = 0; i < 10; i++) {
			save("Message " + i, i);
		}
		Handle table = keep(this.thread.openTable(this.inbox, new TableSource.Contents(null)));
		this.thread.query(table, TableQuery.columns(NUMBER).sort(NUMBER.ascending()));
		assertThat(this.thread.find(table, NUMBER.atLeast(4), 0)).isEqualTo(4);
		assertThat(this.thread.rows(table, 4, 2)).extracting((row) -> row.get(NUMBER)).containsExactly(4, 5);
		assertThat(this.thread.find(table, NUMBER.atLeast(4), 7)).isEqualTo(7);
		assertThat(this.thread.find(table, NUMBER.atMost(3), 5)).isEqualTo(-1);
		assertThat(this.thread.rows(table, 9, 5)).extracting((row) -> row.get(NUMBER)).containsExactly(9);
		this.thread.query(table, TableQuery.columns(NUMBER).where(NUMBER.atLeast(8)).sort(NUMBER.descending()));
		assertThat(this.thread.count(table)).isEqualTo(2);
		assertThat(this.thread.rows(table, 0, 5)).extracting((row) -> row.get(NUMBER)).containsExactly(9, 8);
		this.thread.query(table, TableQuery.columns(NUMBER));
		assertThat(this.thread.count(table)).isEqualTo(10);
	}

	@Test
	void whenAStreamIsReadFromItsMiddleThenTheBytesAreThoseThere() {
		Handle message = keep(this.thread.open(this.inbox, new OpenRequest.NewMessage()));
		byte[] bytes = new byte[200_000];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i * 31 >> 3);
		}
		assertThat(this.thread.change(message, PropertyChanges.of(PropertyTags.HTML, Binary.of(bytes)))).isEmpty();
		Handle stream = keep(this.thread.openStream(message, PropertyTags.HTML, StreamMode.READ));
		for (int position : new int[] { 0, 150_000, 10, 199_999 }) {
			byte[] into = new byte[100];
			int count = this.thread.read(stream, position, into, 0, into.length);
			assertThat(count).isEqualTo(Math.min(into.length, bytes.length - position));
			assertThat(into).startsWith(Arrays.copyOfRange(bytes, position, position + count));
		}
		assertThat(this.thread.read(stream, 200_000, new byte[10], 0, 10)).isZero();
	}

	@Test
	void whenNamesAreMappedThenTheyAreFoundByTheirIdentifiers() {
		NamedProperty keyword = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Schlüssel");
		NamedProperty number = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, 0x1234);
		NamedProperty unknown = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Nobody has this");
		int[] ids = this.thread.idsOf(this.store, List.of(keyword, number), true);
		assertThat(ids).hasSize(2).doesNotHaveDuplicates();
		assertThat(Math.min(ids[0], ids[1])).isGreaterThanOrEqualTo(0x8000);
		assertThat(this.thread.idsOf(this.store, List.of(number, unknown, keyword), false)).containsExactly(ids[1], 0,
				ids[0]);
		assertThat(this.thread.namesOf(this.store, ids[1], 0xFFF0, ids[0]))
			.isEqualTo(Map.of(ids[0], keyword, ids[1], number));
	}

	@Test
	void whenOneObjectIsWatchedThenOthersAreNot() {
		EntryId watched = save("Watched", 1);
		EntryId other = save("Other", 2);
		Queue<Notification> told = new ConcurrentLinkedQueue<>();
		keep(this.thread.subscribe(this.store,
				new SubscriptionTarget.OneObject(watched, Set.of(NotificationEvent.OBJECT_MODIFIED)), told::add));
		for (EntryId id : List.of(other, watched)) {
			Handle message = keep(this.thread.open(this.store, new OpenRequest.Message(id)));
			this.thread.change(message, PropertyChanges.of(NUMBER, 7));
			this.thread.save(message, SaveMode.FORCE);
		}
		Awaitility.await().until(() -> !told.isEmpty());
		assertThat(told).extracting((notification) -> ((ObjectNotification) notification).entryId())
			.containsOnly(watched);
	}

	@Test
	void whenMessagesAreMovedByAddressThenTheyAreThere() {
		Handle folder = keep(this.thread.open(this.inbox, new OpenRequest.NewFolder("Archive")));
		EntryId folderId = this.thread.read(folder, PropertyTags.ENTRYID).get(PropertyTags.ENTRYID);
		EntryId storeId = this.thread.read(this.store, PropertyTags.ENTRYID).get(PropertyTags.ENTRYID);
		for (FolderAddress address : List.of(FolderAddress.of(folderId), new FolderAddress(storeId, folderId))) {
			Action move = new Action.Transfer(List.of(save("Moved", 1)), address, true);
			assertThat(this.thread.perform(this.inbox, move, CallControl.NONE)).isEqualTo(Completion.COMPLETE);
		}
		assertThat(this.thread.list(folder, new TableSource.Contents(null), TableQuery.columns(NUMBER), 10)).hasSize(2);
		assertThat(this.thread.list(this.inbox, new TableSource.Contents(null), TableQuery.columns(NUMBER), 10))
			.isEmpty();
	}

}
