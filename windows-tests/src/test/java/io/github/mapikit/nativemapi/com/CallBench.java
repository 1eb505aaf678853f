// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.management.ThreadMXBean;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.windows.standin.StandIn;

/**
 * An empty vtable call through the binding, beside the same call through a cached JNA
 * function. Lies in the binding's package to reach its calls.
 */
public final class CallBench {

	private static final int ADD_REF = 1;

	private static final int RELEASE = 2;

	private static final int PAIRS = 100_000;

	private static final int ROUNDS = 15;

	private CallBench() {
	}

	public static void main(String[] args) throws Exception {
		StandIn standIn = StandIn.load();
		standIn.reset();
		standIn.command("tokens off");
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("calls", new NativeDriver(StandIn.options())))) {
			lease.openPool(PoolOptions.DEFAULTS.withSize(1)).call(TaskOptions.named("calls"), () -> {
				measure(MapiThread.current("calls").session());
				return null;
			});
		}
	}

	private static void measure(MapiSession session) {
		Pointer object = session.unwrap(Pointer.class);
		long address = Pointer.nativeValue(object);
		Pointer vtable = object.getPointer(0);
		Function addRef = Function.getFunction(vtable.getPointer((long) ADD_REF * Native.POINTER_SIZE));
		Function release = Function.getFunction(vtable.getPointer((long) RELEASE * Native.POINTER_SIZE));
		double[] binding = new double[ROUNDS];
		double[] bare = new double[ROUNDS];
		double[] bytes = new double[ROUNDS];
		try (VtableCalls calls = VtableCalls.open()) {
			for (int round = 0; round < ROUNDS; round++) {
				long allocated = allocated();
				long start = System.nanoTime();
				for (int i = 0; i < PAIRS; i++) {
					calls.call(address, ADD_REF, 0, 0, 0, 0, 0, 0, 0);
					calls.call(address, RELEASE, 0, 0, 0, 0, 0, 0, 0);
				}
				binding[round] = (System.nanoTime() - start) / (2.0 * PAIRS);
				bytes[round] = (allocated() - allocated) / (2.0 * PAIRS);
				start = System.nanoTime();
				for (int i = 0; i < PAIRS; i++) {
					addRef.invokeInt(new Object[] { object });
					release.invokeInt(new Object[] { object });
				}
				bare[round] = (System.nanoTime() - start) / (2.0 * PAIRS);
			}
		}
		print("call", Arrays.stream(binding).min().orElseThrow(), "ns");
		print("call-bare", Arrays.stream(bare).min().orElseThrow(), "ns");
		print("call-bytes", Arrays.stream(bytes).min().orElseThrow(), "B");
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	private static void print(String name, double value, String unit) {
		System.out.printf(Locale.ROOT, "%s\t%.3f\t%s%n", name, value, unit);
		System.out.flush();
	}

}
