// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeSnapshot;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What a driver hands out as a value can be written down and sent to another process: a
 * driver may be one that lives there.
 *
 * @since 0.1.0
 */
public abstract class ValueContract extends ModelContract {

	private static Object copyOf(Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(value);
		}
		catch (IOException ex) {
			throw new AssertionError(value.getClass() + " cannot be written", ex);
		}
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return input.readObject();
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new AssertionError(value.getClass() + " cannot be read", ex);
		}
	}

	private static void assertCopies(Object value) {
		Object copy = copyOf(value);
		Assertions.assertThat(copy).isEqualTo(value).isNotSameAs(value).hasSameHashCodeAs(value);
	}

	@Test
	void whenARowIsCopiedThenItIsEqual() {
		inFolder((store, folder) -> {
			save(folder, "A message", (message) -> {
				for (SampleValue sample : samples()) {
					setAny(message, sample.tag(), sample.value());
				}
			});
			assertCopies(onlyRow(folder, PropertyTags.ENTRYID, PropertyTags.SUBJECT, PropertyTags.MESSAGE_FLAGS,
					PropertyTags.LAST_MODIFICATION_TIME, Samples.NOBODY_HAS_THIS));
			for (SampleValue sample : samples()) {
				assertCopies(onlyRow(folder, sample.tag()));
			}
		});
	}

	@Test
	void whenPropertiesAreCopiedThenTheyAreEqual() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> {
				message.set(Samples.TEXT, "x".repeat(100_000));
				message.setRecipients(List.of(Recipient.to("anna@example.org")));
			});
			assertCopies(id);
			try (Message message = store.openMessage(id)) {
				PropertyValues all = message.readAll();
				assertCopies(all);
				assertCopies(all.value(PropertyTags.SUBJECT));
				assertCopies(message.read(Samples.NOBODY_HAS_THIS));
				assertCopies(message.recipients());
			}
			assertCopies(folder.readAll());
			assertCopies(store.readAll());
		});
	}

	@Test
	void whenAHierarchyRowIsCopiedThenItIsEqual() {
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Child");
					HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
				Row row = table.nextRows(1).get(0);
				Assertions.assertThat(row.get(PropertyTags.ENTRYID)).isEqualTo(child.entryId());
				assertCopies(row);
			}
		});
	}

	@Test
	void whenANotificationIsCopiedThenItIsEqual() {
		requires(Capability.NOTIFICATIONS);
		BlockingQueue<Notification> arrived = new LinkedBlockingQueue<>();
		inFolder((store, folder) -> {
			Subscription subscription = store.advise(EnumSet.allOf(NotificationEvent.class), arrived::add);
			try (subscription) {
				save(folder, "A message");
				Notification told = arrived.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
				Assertions.assertThat(told).isNotNull();
				assertCopies(Objects.requireNonNull(told, "told"));
			}
		});
	}

	@Test
	void whenAFailureIsCopiedThenItSaysTheSame() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			PropertyValues values;
			try (Message message = store.openMessage(id)) {
				values = message.read(Samples.NUMBER);
			}
			folder.deleteMessages(List.of(id));
			MapiCallException call = Assertions.catchThrowableOfType(MapiCallException.class,
					() -> store.openMessage(id));
			MapiCallException copy = (MapiCallException) copyOf(call);
			Assertions.assertThat(copy).hasSameClassAs(call).hasMessage(call.getMessage());
			Assertions.assertThat(copy.result()).isEqualTo(call.result());
			Assertions.assertThat(copy.operation()).isEqualTo(call.operation());
			MapiPropertyException property = Assertions.catchThrowableOfType(MapiPropertyException.class,
					() -> values.get(Samples.NUMBER));
			MapiException propertyCopy = (MapiException) copyOf(property);
			Assertions.assertThat(propertyCopy).hasSameClassAs(property).hasMessage(property.getMessage());
		});
	}

	@Test
	void whenTheSnapshotIsCopiedThenItSaysTheSame() {
		onWorker((session) -> Assertions.assertThat(session.profileName()).isNotEmpty());
		RuntimeSnapshot snapshot = lease().snapshot();
		RuntimeSnapshot copy = (RuntimeSnapshot) copyOf(snapshot);
		Assertions.assertThat(copy.driver()).isEqualTo(snapshot.driver());
		Assertions.assertThat(copy.processOptions()).isEqualTo(snapshot.processOptions());
		Assertions.assertThat(copy.diagnostics()).isEqualTo(snapshot.diagnostics());
		Assertions.assertThat(copy.threads()).isEqualTo(snapshot.threads());
		assertCopies(MapiRuntime.ledger());
	}

}
