// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.MailboxExtension;
import io.github.mapikit.embedded.UsesMapi;
import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.StreamMode;
import io.github.mapikit.spi.TableSource;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The names that faults are set on.
 */
@UsesMapi
class FaultNameTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private Faults faults() {
		return this.mailbox.driver().faults();
	}

	@ParameterizedTest
	@CsvSource({ "IMAPITable::QueryRow, IMAPITable::QueryRows", "imapitable::queryrows, IMAPITable::QueryRows",
			"QueryRows, IMAPITable::QueryRows", "MAPILogon, MAPILogonEx", "IMsgStore::OpenFolder, IMsgStore::OpenEntry",
			"IMAPISession::OpenStore, IMAPISession::OpenMsgStore" })
	void whenNameIsAlmostACallThenTheCallIsNamed(String name, String nearest) {
		assertThatIllegalArgumentException().isThrownBy(() -> faults().on(name))
			.withMessageContaining("'" + name + "'")
			.withMessageContaining("'" + nearest + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "folder::Release", "IMAPITable" })
	void whenNameIsNoCallThenItIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> faults().on(name))
			.withMessageContaining("'" + name + "'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void whenFaultWouldNeverHappenThenItIsRefused(int times) {
		FaultPlan plan = faults().on(Faults.LOGON);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.times(times));
	}

	@Test
	void whenNegativeNumberOfCallsIsToPassThenItIsRefused() {
		FaultPlan plan = faults().on(Faults.LOGON);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.after(-1));
	}

	@Test
	void whenEverythingIsDoneThenEachNameIsAnnounced() throws Exception {
		Map<EmbeddedCall, Fault> heard = EnumSet.allOf(EmbeddedCall.class)
			.stream()
			.collect(Collectors.toMap(Function.identity(),
					(call) -> faults().on(call.documentedName()).slowBy(Duration.ZERO)));
		this.mailbox.run(FaultNameTests::doEverything);
		this.mailbox.lease().close(Duration.ofSeconds(30));
		useVerbs(this.mailbox.driver());
		assertThat(heard).allSatisfy((call, fault) -> assertThat(fault.hits()).as(call.toString()).isPositive());
	}

	private static void doEverything(MapiSession session) throws Exception {
		MessageStore store = session.defaultStore();
		store.advise(Set.of(NotificationEvent.NEW_MAIL), (event) -> {
		}).close();
		try (Folder inbox = store.inbox(); Folder folder = inbox.createFolder("Everything")) {
			write(folder);
			tables(folder);
			List<EntryId> ids = ids(folder);
			try (Message message = store.openMessage(ids.get(0))) {
				read(message);
			}
			folder.markRead(ids, true);
			folder.copyMessages(ids, inbox.entryId());
			folder.deleteMessages(ids);
			inbox.deleteFolder(folder.entryId());
		}
	}

	/** What the object model does not use yet. */
	private static void useVerbs(EmbeddedDriver driver) {
		DriverThread thread = driver.initialize(ThreadRole.PRIMARY, CallTrace.NONE);
		Handle session = thread.logOn(SessionOptions.DEFAULT_PROFILE).handle();
		TableQuery names = TableQuery.columns(PropertyTags.DISPLAY_NAME);
		assertThat(thread.list(session, new TableSource.Stores(), names, 10)).hasSize(1);
		assertThat(thread.list(session, new TableSource.Status(), names, 10)).hasSize(1);
		Handle store = thread.open(session, new OpenRequest.DefaultStore()).handle();
		Handle stream = thread.openStream(store, PropertyTags.DISPLAY_NAME, StreamMode.READ);
		assertThat(thread.read(stream, 2, new byte[1], 0, 1)).isEqualTo(1);
		List.of(stream, store, session).forEach(thread::release);
		thread.uninitialize();
	}

	private static void write(Folder folder) throws Exception {
		try (Message message = folder.createMessage()) {
			message.set(PropertyTags.SUBJECT, "Everything");
			message.remove(PropertyTags.SUBJECT);
			message.setBody(BodyFormat.TEXT, "Text");
			message.setRecipients(List.of(new Recipient(RecipientType.TO, "Somebody", "SMTP", "to@example.com", null)));
			try (Attachment attachment = message.createAttachment()) {
				try (OutputStream out = attachment.openContentOutput()) {
					out.write(1);
				}
				attachment.save();
			}
			message.save();
			message.markRead(true);
		}
		try (Message sent = folder.createMessage()) {
			sent.setRecipients(List.of(new Recipient(RecipientType.TO, "Somebody", "SMTP", "to@example.com", null)));
			sent.submit();
		}
	}

	private static void read(Message message) throws Exception {
		message.readAll();
		NamedProperty name = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Everything");
		message.namesOf(message.idsOf(Set.of(name), true).values());
		message.recipients();
		message.attachments();
		try (Attachment attachment = message.openAttachment(0); InputStream in = attachment.openContent()) {
			in.read();
		}
		message.deleteAttachment(0);
	}

	private static List<EntryId> ids(Folder folder) {
		try (ContentsTable table = folder.contents().columns(PropertyTags.ENTRYID)) {
			return table.nextRows(10).stream().map((row) -> row.get(PropertyTags.ENTRYID)).toList();
		}
	}

	private static void tables(Folder folder) {
		try (HierarchyTable table = folder.hierarchy(HierarchyDepth.ALL)) {
			table.rowCount();
		}
		try (ContentsTable table = folder.contents()) {
			table.where(Restriction.isRead()).sort(PropertyTags.ENTRYID.ascending()).seek(0);
			table.nextRows(1);
			table.find(Restriction.isRead());
			table.seek(0).nextRows(1);
		}
	}

}
