// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of a sequence in a folder of its own, and notes what comes of each.
 * What is still open at the end is closed. Used by one MAPI thread.
 */
final class Script {

	private final Trace trace;

	private final MessageStore store;

	private final Folder folder;

	private final String owner;

	private final Map<AutoCloseable, String> names = new IdentityHashMap<>();

	private final Deque<AutoCloseable> open = new ArrayDeque<>();

	Script(MapiSession session, String owner) {
		this.trace = new Trace(owner);
		this.owner = owner;
		this.store = session.defaultStore();
		this.names.put(this.store, "store");
		try (Folder root = this.store.ipmSubtree()) {
			this.folder = root.createFolder("Sequence");
		}
		this.names.put(this.folder, "folder");
		this.open.push(this.folder);
	}

	MessageStore store() {
		return this.store;
	}

	Folder folder() {
		return this.folder;
	}

	String owner() {
		return this.owner;
	}

	String text() {
		return this.trace.text();
	}

	/**
	 * Notes a thought between two calls.
	 */
	void note(String line) {
		this.trace.note(line);
	}

	/**
	 * Makes any call.
	 */
	<T> @Nullable T call(String call, Callable<T> step) {
		return this.trace.step(call, step);
	}

	/**
	 * Makes any call that has no result.
	 */
	void run(String call, Step step) {
		this.trace.step(call, () -> {
			step.run();
			return null;
		});
	}

	// opening and closing

	/**
	 * Opens what has to open.
	 */
	<T extends AutoCloseable> T open(String name, String call, Callable<T> opening) {
		T opened = this.trace.step(name + " = " + call, opening);
		if (opened == null) {
			throw new IllegalStateException("The sequence cannot go on:\n" + text());
		}
		this.names.put(opened, name);
		this.open.push(opened);
		return opened;
	}

	Message create(String name) {
		return open(name, "folder.createMessage()", this.folder::createMessage);
	}

	Message reopen(String name, EntryId id) {
		return open(name, "store.openMessage(" + this.trace.value(PropertyTag.entryId(0x0FFF), id) + ")",
				() -> this.store.openMessage(id));
	}

	/**
	 * Creates a message, changes it, saves and closes it.
	 */
	EntryId saved(Draft draft) throws Exception {
		note("a saved message");
		try (Message message = this.folder.createMessage()) {
			draft.write(message);
			message.save();
			return message.entryId().orElseThrow();
		}
	}

	Attachment attach(String name, Message message) {
		return open(name, name(message) + ".createAttachment()", message::createAttachment);
	}

	Attachment attachment(String name, Message message, int number) {
		return open(name, name(message) + ".openAttachment(" + number + ")", () -> message.openAttachment(number));
	}

	Message embedded(String name, Attachment attachment) {
		return open(name, name(attachment) + ".openEmbeddedMessage()", attachment::openEmbeddedMessage);
	}

	Folder folder(String name, String displayName) {
		return open(name, "folder.createFolder(\"" + displayName + "\")", () -> this.folder.createFolder(displayName));
	}

	Folder reopenFolder(String name, EntryId id) {
		return open(name, "store.openFolder(" + this.trace.value(PropertyTag.entryId(0x0FFF), id) + ")",
				() -> this.store.openFolder(id));
	}

	OutputStream output(String name, PropertyObject object, PropertyTag<?> tag) {
		return open(name, name(object) + ".openOutputStream(" + Trace.name(tag) + ")",
				() -> object.openOutputStream(tag));
	}

	void close(AutoCloseable object) {
		this.open.remove(object);
		run(name(object) + ".close()", object::close);
	}

	// properties

	/**
	 * Sets a property of a message or an attachment, and has the change go there.
	 */
	void set(PropertyObject object, PropertyTag<?> tag, Object value) {
		run(name(object) + ".set(" + Trace.name(tag) + ", " + this.trace.value(tag, value) + ")",
				() -> ModelCalls.change(object, () -> ModelCalls.set(object, tag, value)));
	}

	/**
	 * Removes a property of a message or an attachment, and has the change go there.
	 */
	void remove(PropertyObject object, PropertyTag<?> tag) {
		run(name(object) + ".remove(" + Trace.name(tag) + ")",
				() -> ModelCalls.change(object, () -> object.remove(tag)));
	}

	/**
	 * Sets a property to a value that nobody refuses, and lets the change wait.
	 */
	void gather(PropertyObject object, PropertyTag<?> tag, Object value) {
		run(name(object) + ".set(" + Trace.name(tag) + ", " + this.trace.value(tag, value) + ") waits",
				() -> ModelCalls.set(object, tag, value));
	}

	/**
	 * Removes a property that nobody keeps, and lets the change wait.
	 */
	void gatherRemoval(PropertyObject object, PropertyTag<?> tag) {
		run(name(object) + ".remove(" + Trace.name(tag) + ") waits", () -> object.remove(tag));
	}

	/**
	 * Changes something and saves; either may be refused.
	 */
	void saveWith(PropertyObject object, String change, Step step) {
		run(name(object) + "." + change + " and save()", () -> {
			step.run();
			object.save();
		});
	}

	void read(PropertyObject object, PropertyTag<?>... tags) {
		call(name(object) + ".read", () -> object.read(tags));
	}

	void readAll(PropertyObject object) {
		call(name(object) + ".readAll()", () -> this.trace.listed(object.readAll()));
	}

	/**
	 * Reads all properties for those that are there, without their values.
	 */
	void readAllOf(PropertyObject object, PropertyTag<?>... tags) {
		call(name(object) + ".readAll() has", () -> {
			PropertyValues all = object.readAll();
			return new Word(Arrays.stream(tags)
				.map((tag) -> Trace.name(tag) + (all.tags().contains(tag) ? " yes" : " no"))
				.collect(Collectors.joining(", ")));
		});
	}

	void save(PropertyObject object) {
		run(name(object) + ".save()", object::save);
	}

	// streams

	void write(OutputStream stream, byte[] bytes) {
		run(name(stream) + ".write(" + bytes.length + " bytes)", () -> stream.write(bytes));
	}

	/**
	 * Reads a property through a stream.
	 */
	void stream(PropertyObject object, PropertyTag<?> tag) {
		call(name(object) + ".openStream(" + Trace.name(tag) + ") read to its end", () -> {
			try (InputStream stream = object.openStream(tag)) {
				return stream.readAllBytes();
			}
		});
	}

	void content(Attachment attachment) {
		call(name(attachment) + ".openContent() read to its end", () -> {
			try (InputStream stream = attachment.openContent()) {
				return stream.readAllBytes();
			}
		});
	}

	// messages

	void entryId(Message message) {
		call(name(message) + ".entryId()", message::entryId);
	}

	void bodies(Message message) {
		for (BodyFormat format : BodyFormat.values()) {
			call(name(message) + ".body(" + format + ")", () -> message.body(format));
		}
	}

	void setBody(Message message, BodyFormat format, String body) {
		run(name(message) + ".setBody(" + format + ", " + this.trace.value(PropertyTag.unicode(0x1000), body) + ")",
				() -> ModelCalls.change(message, () -> message.setBody(format, body)));
	}

	void recipients(Message message) {
		call(name(message) + ".recipients()", message::recipients);
	}

	void setRecipients(Message message, Recipient... recipients) {
		run(name(message) + ".setRecipients(" + recipients.length + ")",
				() -> message.setRecipients(List.of(recipients)));
	}

	void attachments(Message message, PropertyTag<?>... columns) {
		call(name(message) + ".attachments()", () -> message.attachments(columns));
	}

	void deleteAttachment(Message message, int number) {
		run(name(message) + ".deleteAttachment(" + number + ")", () -> message.deleteAttachment(number));
	}

	void markRead(Message message, boolean read) {
		run(name(message) + ".markRead(" + read + ")", () -> message.markRead(read));
	}

	void submit(Message message) {
		run(name(message) + ".submit()", message::submit);
	}

	// tables

	void rows(Folder parent, PropertyTag<?>... columns) {
		call(name(parent) + ".contents()", () -> {
			try (ContentsTable table = parent.contents()) {
				return table.columns(columns).nextRows(10);
			}
		});
	}

	void subfolders(Folder parent, PropertyTag<?>... columns) {
		call(name(parent) + ".hierarchy()", () -> {
			try (HierarchyTable table = parent.hierarchy(HierarchyDepth.CHILDREN)) {
				return table.columns(columns).nextRows(10);
			}
		});
	}

	private String name(AutoCloseable object) {
		return this.names.getOrDefault(object, object.getClass().getSimpleName());
	}

	/**
	 * Closes what is still open, last opened first.
	 */
	void end() throws Exception {
		while (!this.open.isEmpty()) {
			this.open.pop().close();
		}
	}

	/**
	 * A call without a result.
	 */
	@FunctionalInterface
	interface Step {

		void run() throws Exception;

	}

	/**
	 * What is written into a message before it is saved.
	 */
	@FunctionalInterface
	interface Draft {

		void write(Message message) throws Exception;

	}

}
