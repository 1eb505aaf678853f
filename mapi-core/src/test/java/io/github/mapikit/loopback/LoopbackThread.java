// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.NotificationSink;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of a thread at the other side. Each call is one round trip, whatever is done
 * for it there: a verb that is made of others is made of them there.
 */
final class LoopbackThread implements InvocationHandler {

	private final HostThread host;

	private final DriverThread verbs;

	private final RoundTrips trips;

	private final HandleTable.OfApplication here = new HandleTable.OfApplication();

	/** For the thread at the other side. */
	private final HandleTable.OfHost there = new HandleTable.OfHost();

	/** What streams read travels in, so that a stream of any size takes little memory. */
	private byte[] transfer = new byte[0];

	private LoopbackThread(HostThread host, DriverThread verbs, RoundTrips trips) {
		this.host = host;
		this.verbs = verbs;
		this.trips = trips;
	}

	static DriverThread of(HostThread host, DriverThread verbs, RoundTrips trips) {
		return (DriverThread) Proxy.newProxyInstance(LoopbackThread.class.getClassLoader(),
				new Class<?>[] { DriverThread.class }, new LoopbackThread(host, verbs, trips));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.getDeclaringClass() == Object.class) {
			return method.invoke(this, arguments);
		}
		Object[] given = (arguments != null) ? arguments : new Object[0];
		return switch (method.getName()) {
			case "abandon" -> false;
			case "unwrap" -> unwrap((Handle) given[0], (Class<?>) given[1]);
			default -> {
				this.trips.made(method.getName());
				yield verb(method, given);
			}
		};
	}

	private static Object unwrap(Handle handle, Class<?> type) {
		if (type.isInstance(handle)) {
			return type.cast(handle);
		}
		throw new IllegalArgumentException("What is of type '%s' is in another process".formatted(type.getName()));
	}

	private @Nullable Object verb(Method method, Object[] given) {
		Object answer = switch (method.getName()) {
			case "read" -> (given.length == 5) ? readStream(method, given) : roundTrip(method, given, null);
			case "write" -> roundTrip(method, slice(given), null);
			case "perform" -> roundTrip(method, new Object[] { given[0], given[1] }, control((CallControl) given[2]));
			case "subscribe" ->
				roundTrip(method, new Object[] { given[0], given[1] }, new SentSink((NotificationSink) given[2]));
			default -> roundTrip(method, given, null);
		};
		forget(method, given);
		if (method.getName().equals("uninitialize")) {
			this.trips.ended(this.there.size());
			if (!this.host.isPumping()) {
				this.host.end();
			}
		}
		return answer;
	}

	/**
	 * Sends a request, and returns the answer.
	 * @param extra an argument behind those that are sent, which stays at this side and
	 * is asked from the other; or {@code null}
	 */
	private @Nullable Object roundTrip(Method method, Object[] sent, @Nullable Object extra) {
		byte[] request = Wire.encode(sent, this.here);
		byte[] answer = this.host.ask(() -> {
			Object[] received = (Object[]) Objects.requireNonNull(Wire.decode(request, this.there));
			return Wire.encode(atHost(method, received, extra), this.there);
		});
		Object received = Wire.decode(answer, this.here);
		if (received instanceof Throwable failure) {
			throw LoopbackThread.<RuntimeException>raised(failure);
		}
		return received;
	}

	// what was thrown is an answer, too: no verb answers a throwable
	private @Nullable Object atHost(Method method, Object[] received, @Nullable Object extra) {
		Object[] all = received;
		if (extra != null) {
			all = Arrays.copyOf(received, received.length + 1);
			all[received.length] = extra;
		}
		try {
			return method.invoke(this.verbs, all);
		}
		catch (InvocationTargetException ex) {
			return ex.getCause();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void forget(Method method, Object[] given) {
		if (method.getName().equals("release")) {
			forget((Handle) given[0]);
		}
		else if (method.getName().equals("releaseAll")) {
			((List<?>) given[0]).forEach((handle) -> forget((Handle) handle));
		}
	}

	private void forget(Handle handle) {
		long number = this.here.numberOf(handle);
		this.here.forget(number);
		this.there.forget(number);
	}

	// streams

	private Object readStream(Method method, Object[] given) {
		int length = (Integer) given[4];
		if (this.transfer.length < length) {
			this.transfer = new byte[length];
		}
		byte[] buffer = this.transfer;
		byte[] request = Wire.encode(new Object[] { given[0], given[1], length }, this.here);
		byte[] answer = this.host.ask(() -> {
			Object[] received = (Object[]) Objects.requireNonNull(Wire.decode(request, this.there));
			Object[] all = { received[0], received[1], buffer, 0, received[2] };
			return Wire.encode(atHost(method, all, null), this.there);
		});
		Object count = Objects.requireNonNull(Wire.decode(answer, this.here));
		if (count instanceof Throwable failure) {
			throw LoopbackThread.<RuntimeException>raised(failure);
		}
		System.arraycopy(buffer, 0, (byte[]) given[2], (Integer) given[3], (Integer) count);
		return count;
	}

	private static Object[] slice(Object[] given) {
		int length = (Integer) given[3];
		byte[] bytes = new byte[length];
		System.arraycopy((byte[]) given[1], (Integer) given[2], bytes, 0, length);
		return new Object[] { given[0], bytes, 0, length };
	}

	// what stays at this side

	private CallControl control(CallControl control) {
		return new CallControl() {

			@Override
			public void progress(int done, int total) {
				LoopbackThread.this.host.tell(() -> control.progress(done, total));
			}

			@Override
			public boolean isCancelled() {
				return LoopbackThread.this.host.askApplication(control::isCancelled);
			}

		};
	}

	@SuppressWarnings("unchecked")
	static <T extends Throwable> T raised(Throwable failure) throws T {
		throw (T) failure;
	}

	/**
	 * Sends notifications.
	 *
	 * @param sink the sink at this side
	 */
	private record SentSink(NotificationSink sink) implements NotificationSink {

		@Override
		public void accept(Notification notification) {
			Notification sent = Wire.copy(notification);
			HostThread.notifyApplication(() -> deliver(sent));
		}

		private void deliver(Notification notification) {
			try {
				this.sink.accept(notification);
			}
			catch (RuntimeException ex) {
				// nothing that a sink throws goes on to the message loop
			}
		}

	}

}
