// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.driver.EmbeddedThread;
import io.github.mapikit.embedded.simulation.CallGate;
import io.github.mapikit.embedded.simulation.EmbeddedCrashError;
import io.github.mapikit.embedded.simulation.Faults;
import io.github.mapikit.embedded.simulation.MessageQueue;
import io.github.mapikit.embedded.simulation.ProcessThread;
import io.github.mapikit.embedded.simulation.RuleViolation;
import io.github.mapikit.embedded.store.MailFileProgress;
import io.github.mapikit.embedded.store.MailFiles;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.StoreOptions;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadingOptions;
import io.github.mapikit.mailfiles.source.MailFileCounts;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * MAPI inside the JVM, over mail files: for development and tests, and for reading mail
 * files on any system. It has MAPI's rules for threads, with their consequences.
 * <p>
 * Mail files are read when the first session is opened, on a thread that ends with it,
 * and never written: what programs change lives in memory, for as long as this object
 * does. Several drivers may be in use at a time: each has a mailbox, settings and a
 * process of its own (R12).
 * <p>
 * The methods of {@link MapiDriver} are for the runtime; the others may be called from
 * any thread.
 *
 * @since 0.1.0
 */
public final class EmbeddedDriver implements MapiDriver, AutoCloseable {

	private final EmbeddedOptions options;

	private final Set<MessageLoop> loops = new CopyOnWriteArraySet<>();

	private final Faults faults = new Faults(() -> this.loops.forEach(MessageLoop::wakeUp));

	/** Each embedded MAPI is alone in a process of its own (R12). */
	private final MapiProcess process = MapiProcess.named("embedded");

	private final CallGate gate;

	private final MailFiles files;

	/**
	 * Creates a driver.
	 * @param options the settings
	 * @throws io.github.mapikit.mailfiles.source.MailboxLocationException if a mailbox
	 * location does not exist
	 */
	public EmbeddedDriver(EmbeddedOptions options) {
		this.options = Objects.requireNonNull(options, "options");
		this.gate = new CallGate(options.rules(), this.faults);
		this.files = mailFiles(options);
	}

	private MailFiles mailFiles(EmbeddedOptions options) {
		StoreOptions settings = new StoreOptions(options.ownerName(), options.ownerAddress(), options.maxMessageSize(),
				options.entryIdsAfterMove() == EntryIdsAfterMove.VALID);
		MailboxLimits limits = MailboxLimits.defaults()
			.withMessages(options.maxMessages())
			.withPstOperation(options.pstTimeout());
		EmbeddedReading reading = options.reading();
		ReadingOptions content = new ReadingOptions(reading.followLinks(), reading.recoveredMessages(),
				reading.damagedContent());
		MailboxReader reader = new MailboxReader(limits, content);
		return new MailFiles(options.mailbox(), reader, reading.openWait(),
				() -> new MailStore(settings, reader.namedProperties(), this.gate::deliver));
	}

	/**
	 * Creates a driver with default settings and an empty mailbox.
	 */
	public EmbeddedDriver() {
		this(EmbeddedOptions.DEFAULTS);
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public EmbeddedOptions options() {
		return this.options;
	}

	/**
	 * Returns the way to make this driver fail, for tests.
	 * @return the faults
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Returns the rules that programs broke, the last thousand of them.
	 * @return the violations, in their order
	 */
	public List<RuleViolation> violations() {
		return this.gate.violations();
	}

	@Override
	public DriverInfo info() {
		String version = EmbeddedDriver.class.getPackage().getImplementationVersion();
		return new DriverInfo("embedded", "MAPI inside the JVM, over mail files",
				(version != null) ? version : "development");
	}

	@Override
	public MapiProcess process() {
		return this.process;
	}

	@Override
	public Map<String, String> processOptions() {
		Map<String, String> shown = new LinkedHashMap<>();
		shown.put("mapi.embedded.rules", asProperty(this.options.rules()));
		shown.put("mapi.notifications", asProperty(this.options.notifications()));
		return shown;
	}

	private static String asProperty(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public Map<String, Object> diagnostics() {
		MailStore store = this.files.storeOrNull();
		MailFileProgress progress = this.files.progress();
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("mailboxRead", progress.complete());
		if (store != null) {
			shown.put("folders", store.folderCount());
			shown.put("messages", store.messageCount());
			shown.put("mailFiles", mailFiles(progress, store));
		}
		shown.put("skippedFiles", progress.skipped());
		shown.put("violations", this.gate.violations().size());
		return shown;
	}

	private static Map<String, Object> mailFiles(MailFileProgress progress, MailStore store) {
		MailFileCounts total = progress.total();
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("opening", progress.opening());
		shown.put("failed", progress.failed());
		shown.put("files", progress.files());
		shown.put("messages", progress.messages());
		shown.put("elapsedMs", progress.elapsed().toMillis());
		shown.put("messagesPerSecond", progress.messagesPerSecond());
		shown.put("archiveCount", progress.archiveCount());
		shown.put("archiveMessagesExpected", total.expected());
		shown.put("archiveMessagesRead", total.read());
		shown.put("archiveMessagesFailed", total.failed());
		shown.put("incompleteMessages", store.incompleteCount());
		shown.put("doubtfulSeparators", progress.doubtfulSeparators());
		shown.put("archives", progress.archives().stream().map(EmbeddedDriver::archive).toList());
		return shown;
	}

	/**
	 * Without its name, which may be an address, as Outlook names its files: the log has
	 * it, with the same numbers.
	 */
	private static Map<String, Object> archive(MailFileCounts counts) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("number", counts.number());
		shown.put("location", counts.place());
		shown.put("format", counts.format());
		shown.put("expected", counts.expected());
		shown.put("read", counts.read());
		shown.put("failed", counts.failed());
		return shown;
	}

	@Override
	public Set<String> calls() {
		return EmbeddedCall.NAMES;
	}

	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		if (role != ThreadRole.PRIMARY) {
			return null;
		}
		MessageQueue queue = MessageQueue.ofCurrentThread();
		this.loops.add(queue);
		return queue.open(() -> this.gate.meetFaults(EmbeddedCall.PUMP, ThreadRole.PRIMARY),
				() -> this.loops.remove(queue));
	}

	@Override
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		trace.calling(EmbeddedCall.INITIALIZE.documentedName());
		ProcessThread owner = this.gate.initialize(role, this.options.notifications());
		return new EmbeddedThread(this.options.profile(), this.files, this.gate, owner, trace);
	}

	@Override
	public boolean isFatal(Throwable failure) {
		return failure instanceof EmbeddedCrashError;
	}

	@Override
	public boolean canRestart() {
		return true;
	}

	/**
	 * Stops reading mail files, and closes those that are held open. To be called after
	 * the last lease was closed.
	 */
	@Override
	public void close() {
		this.faults.clear();
		this.files.close();
	}

}
