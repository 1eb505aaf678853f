// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.fake.Mailbox;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.NotificationSink;

/**
 * Sends notifications as MAPI would, to whoever has subscribed with a fake.
 */
final class SentNotifications {

	private final List<NotificationSink> sinks = new CopyOnWriteArrayList<>();

	private final Mailbox mailbox = new Mailbox(FakeDriver.OWNER, FakeDriver.OWNER_ADDRESS, Runnable::run);

	SentNotifications(FakeDriver driver) {
		driver.withVerbs((trace) -> watched(this.mailbox.newThread("default")));
	}

	private DriverThread watched(DriverThread verbs) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("subscribe")) {
				this.sinks.add((NotificationSink) arguments[2]);
			}
			try {
				return method.invoke(verbs, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		return (DriverThread) Proxy.newProxyInstance(DriverThread.class.getClassLoader(),
				new Class<?>[] { DriverThread.class }, handler);
	}

	/**
	 * Returns how often somebody has subscribed.
	 */
	int subscribed() {
		return this.sinks.size();
	}

	/**
	 * Sends one to all who have subscribed.
	 */
	void send(int number) {
		ObjectNotification sent = notification(number);
		this.sinks.forEach((sink) -> sink.accept(sent));
	}

	/**
	 * Sends one to who has subscribed last.
	 */
	void sendToLast(int number) {
		this.sinks.get(this.sinks.size() - 1).accept(notification(number));
	}

	private static ObjectNotification notification(int number) {
		byte[] id = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
		return new ObjectNotification(NotificationEvent.NEW_MAIL, EntryId.of(id), null, null);
	}

	/**
	 * Returns the number of a notification.
	 * @return the number; -1 if it says that others may be missing
	 */
	static int number(Notification notification) {
		return (notification instanceof ObjectNotification sent)
				? ByteBuffer.wrap(sent.entryId().bytes().toByteArray()).getInt() : -1;
	}

}
