// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SubscriptionTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribeVerbTests {

	private static final Set<NotificationEvent> ALL = EnumSet.allOf(NotificationEvent.class);

	@RegisterExtension
	final DriverExtension mapi = new DriverExtension();

	private final BlockingQueue<Notification> told = new LinkedBlockingQueue<>();

	private DriverThread verbs;

	private Handle inbox;

	@BeforeEach
	void openInbox() {
		this.verbs = this.mapi.verbs();
		this.inbox = this.mapi.folder(StandardFolder.INBOX);
	}

	private Handle subscribe(SubscriptionTarget target) {
		return this.mapi.opened(this.verbs.subscribe(this.mapi.store(), target, this.told::add));
	}

	private void assertTold(NotificationEvent event, EntryId id) throws Exception {
		assertThat(this.told.poll(10, TimeUnit.SECONDS)).isNotNull().satisfies((notification) -> {
			assertThat(notification.event()).isEqualTo(event);
			assertThat(((ObjectNotification) notification).entryId()).isEqualTo(id);
		});
	}

	@Test
	void whenSubscribedToAFolderThenOnlyWhatIsInItIsTold() throws Exception {
		EntryId id = this.mapi.get(this.inbox, PropertyTags.ENTRYID);
		subscribe(new SubscriptionTarget.OneObject(id, ALL));
		this.mapi.save(this.mapi.folder(StandardFolder.OUTBOX), "elsewhere");
		assertTold(NotificationEvent.OBJECT_CREATED, this.mapi.save(this.inbox, "here"));
		assertThat(this.told).isEmpty();
	}

	@Test
	void whenSubscribedToAMessageThenNoOtherIsTold() throws Exception {
		List<EntryId> ids = this.mapi.saveMany(this.inbox, 2);
		subscribe(new SubscriptionTarget.OneObject(ids.get(1), ALL));
		this.verbs.perform(this.inbox, new Action.MarkRead(ids, false), CallControl.NONE);
		assertTold(NotificationEvent.OBJECT_MODIFIED, ids.get(1));
		assertThat(this.told).isEmpty();
	}

	@Test
	void whenTheSubscriptionIsReleasedThenNothingIsToldAnyMore() throws Exception {
		Handle ended = subscribe(new SubscriptionTarget.WholeStore(ALL));
		assertTold(NotificationEvent.OBJECT_CREATED, this.mapi.save(this.inbox, "before"));
		this.mapi.release(ended);
		this.mapi.save(this.inbox, "unheard");
		subscribe(new SubscriptionTarget.WholeStore(Set.of(NotificationEvent.OBJECT_CREATED)));
		Handle folder = this.mapi.open(this.inbox, new OpenRequest.NewFolder("after"));
		assertTold(NotificationEvent.OBJECT_CREATED, this.mapi.get(folder, PropertyTags.ENTRYID));
		assertThat(this.told).isEmpty();
	}

}
