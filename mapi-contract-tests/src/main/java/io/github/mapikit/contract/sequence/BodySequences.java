// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * The body in each format, set and read back.
 */
final class BodySequences {

	private static final PropertyTag<?>[] BODIES = { PropertyTags.BODY, PropertyTags.HTML, PropertyTags.RTF_COMPRESSED,
			PropertyTags.RTF_IN_SYNC, PropertyTags.INTERNET_CPID };

	private BodySequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("body-text", (script) -> body(script, BodyFormat.TEXT, "Grüße\r\nan alle")),
				new Sequence("body-html",
						(script) -> body(script, BodyFormat.HTML,
								"<html><body><p>Grüße</p><p>an &amp; alle</p></body></html>")),
				new Sequence("body-rtf", BodySequences::rtf),
				new Sequence("body-html-as-property", BodySequences::htmlProperty),
				new Sequence("body-text-as-property", BodySequences::textProperty),
				new Sequence("body-replaced", BodySequences::replaced),
				new Sequence("body-empty", BodySequences::empty), new Sequence("body-large", BodySequences::large),
				new Sequence("body-native-format", BodySequences::nativeBody));
	}

	private static void body(Script script, BodyFormat format, String text) {
		Message message = script.create("message");
		script.read(message, BODIES);
		script.bodies(message);
		script.setBody(message, format, text);
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.read(message, BODIES);
		script.bodies(message);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.read(again, BODIES);
		script.bodies(again);
		script.readAllOf(again, BODIES);
	}

	private static void rtf(Script script) {
		Message message = script.create("message");
		script.setBody(message, BodyFormat.RTF, "{\\rtf1 no}");
		script.set(message, PropertyTags.RTF_COMPRESSED,
				uncompressed("{\\rtf1\\ansi\\pard Lunch\\par at \\b noon\\b0}"));
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.read(message, BODIES);
		script.bodies(message);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.bodies(again);
		script.setBody(again, BodyFormat.TEXT, "plain");
		script.read(again, BODIES);
		script.bodies(again);
		script.save(again);
		script.bodies(again);
		Message broken = script.create("broken");
		script.set(broken, PropertyTags.RTF_COMPRESSED, Binary.of((byte) 1, (byte) 2, (byte) 3));
		script.bodies(broken);
	}

	/**
	 * Makes the uncompressed form of PR_RTF_COMPRESSED ("Rich Text Format (RTF)
	 * Compression Algorithm").
	 */
	private static Binary uncompressed(String rtf) {
		byte[] text = rtf.getBytes(StandardCharsets.US_ASCII);
		ByteBuffer buffer = ByteBuffer.allocate(16 + text.length).order(ByteOrder.LITTLE_ENDIAN);
		buffer.putInt(12 + text.length).putInt(text.length).putInt(0x414C454D).putInt(0).put(text);
		return Binary.of(buffer.array());
	}

	private static void htmlProperty(Script script) {
		Message message = script.create("message");
		script.gather(message, PropertyTags.HTML,
				Binary.of("<p>Hello <b>there</b></p>".getBytes(StandardCharsets.UTF_8)));
		script.read(message, PropertyTags.BODY);
		script.read(message, BODIES);
		script.bodies(message);
		script.gather(message, PropertyTags.INTERNET_CPID, 65001);
		script.gather(message, PropertyTags.HTML, Binary.of("<p>Grüße</p>".getBytes(StandardCharsets.UTF_8)));
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.read(message, BODIES);
		script.remove(message, PropertyTags.HTML);
		script.read(message, BODIES);
		script.save(message);
		script.read(message, BODIES);
		script.bodies(message);
	}

	private static void textProperty(Script script) {
		Message message = script.create("message");
		script.setBody(message, BodyFormat.HTML, "<p>first</p>");
		script.save(message);
		script.gather(message, PropertyTags.BODY, "second");
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.read(message, BODIES);
		script.bodies(message);
		script.remove(message, PropertyTags.BODY);
		script.read(message, BODIES);
		script.save(message);
		script.bodies(message);
	}

	private static void replaced(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.setBody(BodyFormat.TEXT, "first"));
		Message message = script.reopen("message", id);
		script.setBody(message, BodyFormat.HTML, "<p>second</p>");
		script.bodies(message);
		script.close(message);
		Message second = script.reopen("second", id);
		script.bodies(second);
		script.setBody(second, BodyFormat.HTML, "<p>third</p>");
		script.setBody(second, BodyFormat.TEXT, "fourth");
		script.read(second, BODIES);
		script.bodies(second);
		script.save(second);
		script.setBody(second, BodyFormat.HTML, "<p>fifth</p>");
		script.save(second);
		script.read(second, BODIES);
		script.bodies(second);
	}

	private static void empty(Script script) {
		Message message = script.create("message");
		script.setBody(message, BodyFormat.TEXT, "");
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.bodies(message);
		script.setBody(message, BodyFormat.HTML, "");
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.bodies(message);
	}

	private static void large(Script script) {
		Message message = script.create("message");
		script.setBody(message, BodyFormat.TEXT, "Grüße ".repeat(10_000));
		script.read(message, BODIES);
		script.bodies(message);
		script.stream(message, PropertyTags.BODY);
		script.save(message);
		script.read(message, BODIES);
		script.bodies(message);
		script.setBody(message, BodyFormat.HTML, "<p>" + "Grüße ".repeat(10_000) + "</p>");
		script.read(message, BODIES);
		script.bodies(message);
		script.save(message);
		script.bodies(message);
	}

	private static void nativeBody(Script script) {
		Message message = script.create("message");
		script.read(message, PropertyTags.NATIVE_BODY_INFO);
		script.setBody(message, BodyFormat.TEXT, "one");
		script.read(message, PropertyTags.NATIVE_BODY_INFO);
		script.setBody(message, BodyFormat.HTML, "<p>two</p>");
		script.read(message, PropertyTags.NATIVE_BODY_INFO);
		script.save(message);
		script.read(message, PropertyTags.NATIVE_BODY_INFO);
		script.gather(message, PropertyTags.RTF_COMPRESSED, uncompressed("{\\rtf1 three}"));
		script.read(message, PropertyTags.NATIVE_BODY_INFO);
		script.save(message);
		script.read(message, PropertyTags.NATIVE_BODY_INFO);
		script.rows(script.folder(), PropertyTags.NATIVE_BODY_INFO, PropertyTags.BODY);
	}

}
