// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Notifications, in both ways of delivery. What must not arrive is told by what comes
 * after it. In which order things are told the documentation leaves open, and whether a
 * copy is told as one. Sources: "IMsgStore::Advise", "MAPI ObjectNotification Events",
 * "Timing a ObjectNotification", "MAPIINIT_0".
 *
 * @since 0.1.0
 */
public abstract class NotificationContract extends ModelContract {

	private static final Set<NotificationEvent> ALL = EnumSet.allOf(NotificationEvent.class);

	private final BlockingQueue<ObjectNotification> arrived = new LinkedBlockingQueue<>();

	@BeforeEach
	final void requireNotifications() {
		requires(Capability.NOTIFICATIONS);
	}

	/**
	 * Waits for a notification, and forgets those that came before it.
	 */
	private static ObjectNotification await(BlockingQueue<ObjectNotification> queue,
			Predicate<ObjectNotification> wanted) throws InterruptedException {
		List<ObjectNotification> others = new ArrayList<>();
		while (true) {
			ObjectNotification next = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			Assertions.assertThat(next).as("expected notification; others were %s", others).isNotNull();
			ObjectNotification present = Objects.requireNonNull(next, "next");
			if (wanted.test(present)) {
				return present;
			}
			others.add(present);
		}
	}

	private static NotificationListener into(BlockingQueue<ObjectNotification> queue) {
		return (notification) -> queue.add((ObjectNotification) notification);
	}

	private void arrived(Notification notification) {
		this.arrived.add((ObjectNotification) notification);
	}

	private ObjectNotification await(NotificationEvent event, @Nullable EntryId id) throws InterruptedException {
		return await(this.arrived,
				(notification) -> notification.event() == event && (id == null || notification.entryId().equals(id)));
	}

	@EnumSource
	@ParameterizedTest
	void whenAMessageIsSavedThenItsCreationIsTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			try (Subscription subscription = store.advise(ALL, this::arrived)) {
				EntryId id = save(folder, "A message");
				ObjectNotification told = await(NotificationEvent.OBJECT_CREATED, id);
				Assertions.assertThat(told.parentId()).isEqualTo(folder.entryId());
				Assertions.assertThat(subscription.unwrap(Subscription.class)).isNotNull();
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAFolderIsCreatedThenThatIsTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), this::arrived);
			try (subscription; Folder child = folder.createFolder("Child")) {
				ObjectNotification told = await(NotificationEvent.OBJECT_CREATED, child.entryId());
				Assertions.assertThat(told.parentId()).isEqualTo(folder.entryId());
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAMessageIsChangedThenThatIsTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_MODIFIED), this::arrived);
			try (subscription; Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "Changed");
				message.save();
				Assertions.assertThat(await(NotificationEvent.OBJECT_MODIFIED, id).entryId()).isEqualTo(id);
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAMessageIsMovedThenBothFoldersAreTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_MOVED), this::arrived);
			try (subscription; Folder target = folder.createFolder("Target")) {
				folder.moveMessages(List.of(id), target.entryId());
				EntryId moved = entryIds(target).get(0);
				ObjectNotification told = await(NotificationEvent.OBJECT_MOVED, moved);
				Assertions.assertThat(told.parentId()).isEqualTo(target.entryId());
				Assertions.assertThat(told.oldParentId()).isEqualTo(folder.entryId());
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAMessageIsCopiedThenTheCopyIsToldAsOneOrAsNew(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Subscription subscription = store
				.advise(Set.of(NotificationEvent.OBJECT_COPIED, NotificationEvent.OBJECT_CREATED), this::arrived);
			try (subscription; Folder target = folder.createFolder("Target")) {
				folder.copyMessages(List.of(id), target.entryId());
				EntryId copy = entryIds(target).get(0);
				ObjectNotification told = await(this.arrived, (notification) -> notification.entryId().equals(copy));
				Assertions.assertThat(told.parentId()).isEqualTo(target.entryId());
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAMessageIsDeletedThenThatIsTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_DELETED), this::arrived);
			try (subscription) {
				folder.deleteMessages(List.of(id));
				Assertions.assertThat(await(NotificationEvent.OBJECT_DELETED, id).entryId()).isEqualTo(id);
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenMailArrivesThenThatIsTold(NotificationDelivery delivery) {
		requires(Capability.LOCAL_DELIVERY);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(Set.of(NotificationEvent.NEW_MAIL), this::arrived);
			try (subscription) {
				try (Folder outbox = store.outbox(); Message message = outbox.createMessage()) {
					message.set(PropertyTags.SUBJECT, "Hello");
					message.setRecipients(List.of(Recipient.to(underTest().ownerAddress())));
					message.submit();
				}
				ObjectNotification told = await(NotificationEvent.NEW_MAIL, null);
				try (Folder inbox = store.inbox(); Message message = store.openMessage(told.entryId())) {
					Assertions.assertThat(told.parentId()).isEqualTo(inbox.entryId());
					Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("Hello");
				}
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAnotherSessionChangesSomethingThenThatIsTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), this::arrived);
			try (subscription) {
				AtomicReference<@Nullable EntryId> id = new AtomicReference<>();
				inFolderElsewhere((otherStore, sameFolder) -> id.set(save(sameFolder, "From elsewhere")));
				Assertions.assertThat(await(NotificationEvent.OBJECT_CREATED, id.get()).parentId())
					.isEqualTo(folder.entryId());
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenOnlySomeEventsAreAskedForThenOthersDoNotArrive(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_DELETED), this::arrived);
			try (subscription) {
				EntryId id = save(folder, "A message");
				folder.markRead(List.of(id), true);
				folder.deleteMessages(List.of(id));
				ObjectNotification first = await(this.arrived, (notification) -> true);
				Assertions.assertThat(first.event()).isEqualTo(NotificationEvent.OBJECT_DELETED);
				Assertions.assertThat(first.entryId()).isEqualTo(id);
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenTwoListenThenBothAreTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		BlockingQueue<ObjectNotification> others = new LinkedBlockingQueue<>();
		inFolder((store, folder) -> {
			Subscription one = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), this::arrived);
			Subscription two = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), into(others));
			try (one; two) {
				EntryId id = save(folder, "A message");
				Assertions.assertThat(await(NotificationEvent.OBJECT_CREATED, id)).isNotNull();
				Assertions.assertThat(await(others, (notification) -> notification.entryId().equals(id))).isNotNull();
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenTheSubscriptionIsClosedThenNothingArrivesAnyMore(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		BlockingQueue<ObjectNotification> fence = new LinkedBlockingQueue<>();
		inFolder((store, folder) -> {
			Subscription closed = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), this::arrived);
			try (Subscription open = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), into(fence))) {
				EntryId before = save(folder, "before");
				await(NotificationEvent.OBJECT_CREATED, before);
				closed.close();
				closed.close();
				EntryId after = save(folder, "after");
				await(fence, (notification) -> notification.entryId().equals(after));
				Assertions.assertThat(this.arrived).noneMatch((notification) -> notification.entryId().equals(after));
				Assertions.assertThat(open.unwrap(Subscription.class)).isNotNull();
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenTheTaskEndsThenItsSubscriptionStaysUntilItIsClosed(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		BlockingQueue<ObjectNotification> fence = new LinkedBlockingQueue<>();
		AtomicReference<Subscription> kept = new AtomicReference<>();
		inFolder((store, folder) -> kept.set(store.advise(Set.of(NotificationEvent.OBJECT_CREATED), this::arrived)));
		inFolder((store, folder) -> await(NotificationEvent.OBJECT_CREATED, save(folder, "before")));
		inFolder((store, folder) -> {
			Objects.requireNonNull(kept.get(), "kept").close();
			Subscription open = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), into(fence));
			try (open) {
				EntryId after = save(folder, "after");
				await(fence, (notification) -> notification.entryId().equals(after));
				Assertions.assertThat(this.arrived).noneMatch((notification) -> notification.entryId().equals(after));
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAListenerThrowsThenItAndOthersAreStillTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		BlockingQueue<ObjectNotification> others = new LinkedBlockingQueue<>();
		inFolder((store, folder) -> {
			Subscription failing = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), (notification) -> {
				arrived(notification);
				throw new IllegalStateException("A listener that fails");
			});
			Subscription other = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), into(others));
			try (failing; other) {
				for (String subject : List.of("first", "second")) {
					EntryId id = save(folder, subject);
					await(NotificationEvent.OBJECT_CREATED, id);
					await(others, (notification) -> notification.entryId().equals(id));
				}
			}
			Assertions.assertThat(count(folder)).isEqualTo(2);
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenAListenerIsCalledThenNeverOnAWorker(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		BlockingQueue<String> roles = new LinkedBlockingQueue<>();
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), (notification) -> {
				MapiThread thread = MapiThread.currentOrNull();
				roles.add((thread != null) ? thread.role().name() : "none");
				arrived(notification);
			});
			try (subscription) {
				await(NotificationEvent.OBJECT_CREATED, save(folder, "A message"));
			}
		});
		String expected = (delivery == NotificationDelivery.PRIMARY_THREAD) ? ThreadRole.PRIMARY.name() : "none";
		Assertions.assertThat(roles).isNotEmpty().containsOnly(expected);
	}

	@EnumSource
	@ParameterizedTest
	void whenManyThingsHappenThenEachIsTold(NotificationDelivery delivery) {
		requires(Capability.ONE_ENTRY_ID);
		deliverOn(delivery);
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(Set.of(NotificationEvent.OBJECT_CREATED), this::arrived);
			try (subscription) {
				List<EntryId> saved = new ArrayList<>();
				for (int i = 0; i < 500; i++) {
					saved.add(save(folder, "message " + i));
				}
				Set<EntryId> untold = new HashSet<>(saved);
				while (!untold.isEmpty()) {
					untold.remove(await(this.arrived, (notification) -> true).entryId());
				}
				Assertions.assertThat(count(folder)).isEqualTo(500);
			}
		});
	}

}
