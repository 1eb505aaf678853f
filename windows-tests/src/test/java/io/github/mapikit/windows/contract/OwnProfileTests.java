// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.contract;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the default profile of the user with the installed MAPI, and changes nothing. Its
 * messages show numbers, no content. Runs with {@code -Dmapi.own-profile=true} alone.
 */
@EnabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "mapi.own-profile", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class OwnProfileTests {

	private static final int SOME = 50;

	private final MapiLease lease = MapiRuntime.lease(LeaseOptions.of("own profile", new NativeDriver()));

	private final MapiWorkerPool workers = this.lease.openPool(PoolOptions.DEFAULTS.withSize(2));

	@BeforeAll
	void say() {
		System.out.println(this.lease.snapshot());
	}

	@AfterAll
	void end() {
		assertThat(this.lease.close(Duration.ofSeconds(20)).isComplete()).as("the shutdown is complete").isTrue();
		assertThat(MapiRuntime.ledger().isBalanced()).as("each thread has uninitialized").isTrue();
	}

	@Test
	void whenDefaultStoreIsOpenedThenItHasAnOwnerAndFolders() throws Exception {
		int folders = ask((session) -> {
			try (Folder root = session.defaultStore().ipmSubtree();
					HierarchyTable table = root.hierarchy(HierarchyDepth.ALL)) {
				return table.rowCount();
			}
		});
		assertThat(folders).isPositive();
	}

	@Test
	void whenInboxIsListedThenRowsHaveIdentifiersInTheAskedOrder() throws Exception {
		List<Row> rows = ask((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
				return mail.columns(PropertyTags.ENTRYID, PropertyTags.DELIVERY_TIME)
					.sort(PropertyTags.DELIVERY_TIME.descending())
					.nextRows(SOME);
			}
		});
		assertThat(rows).allSatisfy((row) -> assertThat(row.value(PropertyTags.ENTRYID).isPresent()).isTrue());
		assertThat(rows.stream()
			.filter((row) -> row.value(PropertyTags.DELIVERY_TIME).isPresent())
			.map((row) -> row.get(PropertyTags.DELIVERY_TIME))
			.toList()).isSortedAccordingTo(Comparator.reverseOrder());
	}

	@Test
	void whenMessagesAreOpenedThenTheyHaveAClass() throws Exception {
		int opened = ask((session) -> {
			MessageStore store = session.defaultStore();
			int count = 0;
			try (Folder inbox = store.inbox(); ContentsTable mail = inbox.contents()) {
				for (Row row : mail.columns(PropertyTags.ENTRYID).nextRows(SOME)) {
					try (Message message = store.openMessage(row.get(PropertyTags.ENTRYID))) {
						assertThat(message.read(PropertyTags.MESSAGE_CLASS).get(PropertyTags.MESSAGE_CLASS).isEmpty())
							.isFalse();
						count++;
					}
				}
			}
			return count;
		});
		System.out.println("Messages opened: " + opened);
	}

	@Test
	void whenTwoWorkersReadAtTheSameTimeThenBothSeeTheSame() throws Exception {
		var one = this.workers.submit(TaskOptions.named("count"), OwnProfileTests::countInbox);
		var other = this.workers.submit(TaskOptions.named("count"), OwnProfileTests::countInbox);
		assertThat(one.get()).isEqualTo(other.get());
	}

	private static int countInbox() {
		try (Folder inbox = MapiThread.current("count").session().defaultStore().inbox();
				ContentsTable mail = inbox.contents()) {
			return mail.rowCount();
		}
	}

	private <T> T ask(Question<T> question) throws Exception {
		return this.workers.call(TaskOptions.named("own profile"),
				() -> question.ask(MapiThread.current("own profile").session()));
	}

	@FunctionalInterface
	private interface Question<T> {

		T ask(MapiSession session);

	}

}
