// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.io.OutputStream;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Properties that are read and written through streams.
 */
final class StreamSequences {

	private StreamSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("stream-written-and-read", StreamSequences::written),
				new Sequence("stream-written-and-discarded", StreamSequences::discarded),
				new Sequence("stream-over-a-pending-value", StreamSequences::overPending),
				new Sequence("stream-of-what-is-not-there", StreamSequences::refused),
				new Sequence("stream-of-a-folder", StreamSequences::ofFolder));
	}

	private static void written(Script script) {
		Message message = script.create("message");
		OutputStream text = script.output("text", message, Tags.TEXT);
		script.write(text, Tags.utf16("one "));
		script.note("before the stream is closed");
		script.read(message, Tags.TEXT);
		script.write(text, Tags.utf16("two"));
		script.close(text);
		script.note("before the message is saved");
		script.read(message, Tags.TEXT);
		script.stream(message, Tags.TEXT);
		OutputStream bytes = script.output("bytes", message, Tags.BYTES);
		script.write(bytes, Tags.bytes(50_000));
		script.close(bytes);
		script.read(message, Tags.BYTES);
		script.stream(message, Tags.BYTES);
		script.readAllOf(message, Tags.TEXT, Tags.BYTES);
		script.save(message);
		script.read(message, Tags.TEXT, Tags.BYTES);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.read(again, Tags.TEXT, Tags.BYTES);
		script.stream(again, Tags.BYTES);
		OutputStream shorter = script.output("shorter", again, Tags.BYTES);
		script.write(shorter, Tags.bytes(3));
		script.close(shorter);
		script.read(again, Tags.BYTES);
		script.save(again);
		script.read(again, Tags.BYTES);
		OutputStream empty = script.output("empty", again, Tags.TEXT);
		script.close(empty);
		script.read(again, Tags.TEXT);
	}

	private static void discarded(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.TEXT, "saved"));
		Message message = script.reopen("message", id);
		OutputStream text = script.output("text", message, Tags.TEXT);
		script.write(text, Tags.utf16("lost"));
		script.close(text);
		script.read(message, Tags.TEXT);
		script.close(message);
		Message second = script.reopen("second", id);
		script.read(second, Tags.TEXT);
		OutputStream open = script.output("open", second, Tags.TEXT);
		script.write(open, Tags.utf16("never closed"));
		script.close(second);
		script.read(script.reopen("third", id), Tags.TEXT);
	}

	private static void overPending(Script script) {
		Message message = script.create("message");
		script.gather(message, Tags.TEXT, "pending");
		script.stream(message, Tags.TEXT);
		script.gather(message, Tags.TEXT, "pending again");
		OutputStream text = script.output("text", message, Tags.TEXT);
		script.write(text, Tags.utf16("stream"));
		script.close(text);
		script.read(message, Tags.TEXT);
		script.gather(message, Tags.TEXT, "set");
		script.read(message, Tags.TEXT);
		script.save(message);
		script.gatherRemoval(message, Tags.TEXT);
		script.stream(message, Tags.TEXT);
		OutputStream over = script.output("over", message, Tags.TEXT);
		script.write(over, Tags.utf16("over a removed one"));
		script.close(over);
		script.save(message);
		script.read(message, Tags.TEXT);
	}

	private static void refused(Script script) {
		Message message = script.create("message");
		script.gather(message, Tags.NUMBER, 1);
		script.gather(message, Tags.BYTES, Binary.EMPTY);
		script.stream(message, Tags.TEXT);
		script.stream(message, Tags.BYTES);
		script.stream(message, Tags.NUMBER);
		script.stream(message, Tags.ABSENT);
		script.call("message.openOutputStream of a number", () -> message.openOutputStream(Tags.NUMBER));
		script.run("message.openOutputStream of a computed property", () -> {
			try (OutputStream stream = message.openOutputStream(PropertyTags.DISPLAY_TO)) {
				stream.write(Tags.utf16("Anna"));
			}
		});
		script.read(message, PropertyTags.DISPLAY_TO);
		script.stream(script.folder(), Tags.TEXT);
		script.stream(script.folder(), PropertyTags.DISPLAY_NAME);
	}

	private static void ofFolder(Script script) {
		OutputStream text = script.output("text", script.folder(), Tags.TEXT);
		script.write(text, Tags.utf16("one"));
		script.read(script.folder(), Tags.TEXT);
		script.close(text);
		script.read(script.folder(), Tags.TEXT);
		script.save(script.folder());
		script.read(script.folder(), Tags.TEXT);
		script.stream(script.folder(), Tags.TEXT);
		OutputStream bytes = script.output("bytes", script.folder(), Tags.BYTES);
		script.write(bytes, Tags.bytes(50_000));
		script.close(bytes);
		script.save(script.folder());
		script.read(script.folder(), Tags.BYTES);
		script.stream(script.folder(), Tags.BYTES);
	}

}
