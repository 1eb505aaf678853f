// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.WinDef.DWORDByReference;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.windows.standin.StandIn;

/**
 * A day in the small: tasks with sessions, tables and messages, and after each tenth what
 * the process holds. Ends with an error if it does not stay {@linkplain Held flat}, or if
 * the stand-in saw a rule broken.
 */
public final class SoakBench {

	private static final int TASKS = Integer.getInteger("soak.tasks", 200_000);

	private static final int TENTHS = 10;

	private static final int BATCH = 500;

	private SoakBench() {
	}

	public static void main(String[] args) throws Exception {
		StandIn standIn = StandIn.load();
		standIn.reset();
		standIn.command("seed folder=inbox messages=20 bodybytes=500");
		List<Held> held = new ArrayList<>();
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("soak", new NativeDriver(StandIn.options())))) {
			MapiWorkerPool workers = lease.openPool(PoolOptions.DEFAULTS.withSize(2));
			System.out.println("tenth\thandles\tthreads\tcommit-MB\tworking-set-MB\theap-MB\tobjects\tbuffers");
			for (int tenth = 1; tenth <= TENTHS; tenth++) {
				runTenth(workers);
				Held now = held(standIn);
				held.add(now);
				System.out.println(tenth + "\t" + now.columns());
				System.out.flush();
			}
		}
		List<String> complaints = new ArrayList<>(held.get(0).complaints("middle", held.get(TENTHS / 2 - 1)));
		complaints.addAll(held.get(0).complaints("last", held.get(TENTHS - 1)));
		if (!standIn.violations().isEmpty()) {
			complaints.add(standIn.violations().size() + " rules were broken");
		}
		if (standIn.count("initializes") != standIn.count("uninitializes")) {
			complaints.add("not each thread that initialized was uninitialized");
		}
		if (held.get(0).handles() == 0) {
			System.out.println("handles\tnot judged: this Windows answers 0, as Wine 8 does");
		}
		complaints.forEach((complaint) -> System.out.println("complaint\t" + complaint));
		System.out.println("flat\t" + complaints.isEmpty());
		System.exit(complaints.isEmpty() ? 0 : 1);
	}

	private static void runTenth(MapiWorkerPool workers) {
		int perTenth = TASKS / TENTHS;
		for (int done = 0; done < perTenth; done += BATCH) {
			List<CompletableFuture<Integer>> batch = new ArrayList<>();
			for (int i = 0; i < Math.min(BATCH, perTenth - done); i++) {
				int number = done + i;
				batch.add(workers.submit(TaskOptions.named("soak"), () -> task(number)));
			}
			batch.forEach(CompletableFuture::join);
		}
	}

	private static int task(int number) {
		MapiThread thread = MapiThread.current("soak");
		if (number % 10 != 0) {
			return read(thread.session());
		}
		// a session of its own, as tasks on other profiles have
		try (MapiSession own = thread.openSession(SessionOptions.DEFAULT_PROFILE)) {
			return read(own);
		}
	}

	private static int read(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
			List<Row> rows = table.columns(PropertyTags.ENTRYID, PropertyTags.SUBJECT).nextRows(20);
			try (Message message = session.defaultStore().openMessage(rows.get(0).get(PropertyTags.ENTRYID))) {
				return message.read(PropertyTags.BODY).get(PropertyTags.BODY).length();
			}
		}
	}

	private static Held held(StandIn standIn) {
		System.gc();
		ProcessMemory memory = memory();
		return new Held(handles(), ManagementFactory.getThreadMXBean().getThreadCount(),
				Pointer.nativeValue(memory.pagefileUsage), Pointer.nativeValue(memory.workingSet),
				ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), standIn.count("objects"),
				standIn.count("buffers"));
	}

	// Wine 8 answers 0
	private static int handles() {
		DWORDByReference count = new DWORDByReference();
		if (!Kernel.INSTANCE.GetProcessHandleCount(Kernel.INSTANCE.GetCurrentProcess(), count)) {
			throw new IllegalStateException("GetProcessHandleCount " + Native.getLastError());
		}
		return count.getValue().intValue();
	}

	private static ProcessMemory memory() {
		ProcessMemory memory = new ProcessMemory();
		if (!Kernel.INSTANCE.K32GetProcessMemoryInfo(Kernel.INSTANCE.GetCurrentProcess(), memory, memory.size())) {
			throw new IllegalStateException("K32GetProcessMemoryInfo " + Native.getLastError());
		}
		return memory;
	}

	/**
	 * What the platform library of JNA does not have.
	 */
	public interface Kernel extends Library {

		/** The DLL. */
		Kernel INSTANCE = Native.load("kernel32", Kernel.class);

		HANDLE GetCurrentProcess();

		boolean GetProcessHandleCount(HANDLE process, DWORDByReference count);

		boolean K32GetProcessMemoryInfo(HANDLE process, ProcessMemory memory, int size);

	}

	/**
	 * {@code PROCESS_MEMORY_COUNTERS_EX}.
	 */
	@Structure.FieldOrder({ "size", "pageFaults", "peakWorkingSet", "workingSet", "peakPagedPool", "pagedPool",
			"peakNonPagedPool", "nonPagedPool", "pagefileUsage", "peakPagefileUsage", "privateUsage" })
	public static final class ProcessMemory extends Structure {

		public int size;

		public int pageFaults;

		public Pointer peakWorkingSet = Pointer.NULL;

		public Pointer workingSet = Pointer.NULL;

		public Pointer peakPagedPool = Pointer.NULL;

		public Pointer pagedPool = Pointer.NULL;

		public Pointer peakNonPagedPool = Pointer.NULL;

		public Pointer nonPagedPool = Pointer.NULL;

		public Pointer pagefileUsage = Pointer.NULL;

		public Pointer peakPagefileUsage = Pointer.NULL;

		public Pointer privateUsage = Pointer.NULL;

	}

}
