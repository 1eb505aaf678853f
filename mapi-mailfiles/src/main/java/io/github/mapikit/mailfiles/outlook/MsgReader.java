// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.MsgStorage.Kind;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads Outlook messages: of an entry only what its table shows, of the content all but
 * the attachments, of which it remembers where they are. No file is open but while it is
 * being read. Belongs to one thread; attachments may be opened on any.
 * <p>
 * Source: [MS-OXMSG].
 *
 * @since 0.1.0
 */
public final class MsgReader {

	private static final String RECIPIENT = "__recip_version1.0_";

	private static final String ATTACHMENT = "__attach_version1.0_";

	private static final String NAMES = "__NAMEID_VERSION1.0";

	private static final int ROOT = 0;

	/** How many attachments an entry is looked through for one that is shown. */
	private static final int LOOKED_AT = 50;

	private static final Set<Integer> ATTACHMENT_DATA = Set.of(PropertyTags.ATTACH_DATA_BIN.id());

	private static final Set<PropertyTag<?>> SUMMARY = summaryTags();

	private final MailFile file;

	private final MailboxLimits limits;

	private final NamedProperties named;

	/**
	 * Creates a reader.
	 * @param file the file
	 * @param limits what it may cost
	 * @param named the identifiers of named properties in the mailbox
	 */
	public MsgReader(MailFile file, MailboxLimits limits, NamedProperties named) {
		this.file = file;
		this.limits = limits;
		this.named = named;
	}

	private static Set<PropertyTag<?>> summaryTags() {
		Set<PropertyTag<?>> tags = new HashSet<>(OutlookProperties.SUMMARY);
		tags.add(PropertyTags.SENDER_SMTP_ADDRESS);
		tags.add(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS);
		return Set.copyOf(tags);
	}

	/**
	 * Reads what a table shows.
	 * @param size the number of bytes of the file
	 * @param pool where equal texts meet
	 * @return the entry
	 * @throws IOException if the file cannot be read or is no message
	 */
	public MailSummary summarize(long size, StringPool pool) throws IOException {
		MsgFile msg = new MsgFile(this.file, this.limits);
		try (SharedBytes bytes = msg.open()) {
			MsgReading reading = new MsgReading(msg, bytes, this.limits, MsgNames.NONE, new ArrayList<>());
			MsgStorage storage = new MsgStorage(reading, ROOT, Kind.MESSAGE);
			requireMessage(storage);
			MailProperties values = storage.read(storage.strings(StringDecoder.UNKNOWN), SUMMARY, Set.of());
			OutlookProperties.complete(values);
			MailSummary summary = new MailSummary(pool);
			OutlookProperties.summarize(values, summary);
			if (summary.deliveryTicks() == Ticks.NONE) {
				summary.deliveryTicks(this.file.modifiedTicks());
			}
			summary.size(size);
			summary.set(MessageFlag.HAS_ATTACHMENT, hasVisibleAttachment(reading, storage));
			return summary;
		}
	}

	private static void requireMessage(MsgStorage storage) throws IOException {
		if (!storage.hasProperties()) {
			throw new BrokenMailException("it is no Outlook message: it has no properties");
		}
	}

	private static boolean hasVisibleAttachment(MsgReading reading, MsgStorage message) {
		List<Integer> attachments = message.children(ATTACHMENT, Integer.MAX_VALUE);
		for (int i = 0; i < Math.min(LOOKED_AT, attachments.size()); i++) {
			MsgStorage storage = new MsgStorage(reading, attachments.get(i), Kind.ROW);
			MailProperties values = storage.read(StringDecoder.UNKNOWN, Set.of(OutlookAttachments.HIDDEN), Set.of());
			if (!Boolean.TRUE.equals(values.get(OutlookAttachments.HIDDEN))) {
				return true;
			}
		}
		return attachments.size() > LOOKED_AT;
	}

	MailContent read(MailItem item) throws IOException {
		MsgFile msg = new MsgFile(this.file, this.limits);
		try (SharedBytes bytes = msg.open()) {
			List<String> truncations = new ArrayList<>();
			MsgNames names = readNames(new MsgReading(msg, bytes, this.limits, MsgNames.NONE, truncations));
			MsgReading reading = new MsgReading(msg, bytes, this.limits, names, truncations);
			return new Level(msg, names, StringDecoder.UNKNOWN, 0).read(reading, ROOT, item);
		}
	}

	private MsgNames readNames(MsgReading reading) {
		Integer storage = reading.directory().byName(ROOT).get(NAMES);
		if (storage == null) {
			return MsgNames.NONE;
		}
		Map<String, Integer> streams = reading.directory().byName(storage);
		return new MsgNames(this.named, part(reading, streams, "__SUBSTG1.0_00030102"),
				part(reading, streams, "__SUBSTG1.0_00020102"), part(reading, streams, "__SUBSTG1.0_00040102"),
				this.limits.properties());
	}

	private static byte[] part(MsgReading reading, Map<String, Integer> streams, String name) {
		Integer stream = streams.get(name);
		try {
			return (stream != null) ? reading.read(stream, "The names of properties") : new byte[0];
		}
		catch (IOException ex) {
			reading.tell("The names of properties cannot be read: " + ex.getMessage());
			return new byte[0];
		}
	}

	/**
	 * Reads a message of the file.
	 *
	 * @param msg the file
	 * @param names what named properties are called
	 * @param outer decodes the strings of the message around it
	 * @param depth how many messages it is in
	 */
	private record Level(MsgFile msg, MsgNames names, StringDecoder outer, int depth) {

		MailContent read(MsgReading reading, int entry, @Nullable MailItem item) throws IOException {
			MsgStorage storage = new MsgStorage(reading, entry, (this.depth == 0) ? Kind.MESSAGE : Kind.EMBEDDED);
			requireMessage(storage);
			StringDecoder strings = storage.strings(this.outer);
			MailProperties values = storage.read(strings, null, Set.of());
			OutlookProperties.complete(values);
			OutlookProperties.completeHtml(values);
			List<MailProperties> rows = new ArrayList<>();
			for (int row : storage.children(RECIPIENT, reading.limits().recipients())) {
				rows.add(new MsgStorage(reading, row, Kind.ROW).read(strings, null, Set.of()));
			}
			List<MailAttachment> attachments = new ArrayList<>();
			for (int row : storage.children(ATTACHMENT, reading.limits().attachments())) {
				attachments.add(attachment(reading, row, attachments.size(), strings));
			}
			OutlookProperties.completeAttachments(values, attachments);
			if (item != null) {
				values.put(PropertyTags.MESSAGE_SIZE, item.size());
				values.put(PropertyTags.DELIVERY_TIME, item.deliveryTime());
			}
			return new MailContent(values.toMap(), OutlookProperties.recipients(rows, values), attachments,
					reading.truncations(), null);
		}

		private MailAttachment attachment(MsgReading reading, int entry, int number, StringDecoder strings) {
			MsgStorage storage = new MsgStorage(reading, entry, Kind.ROW);
			MailProperties values = storage.read(strings, null, ATTACHMENT_DATA);
			OutlookAttachments.clean(values);
			MsgAttachment content = new MsgAttachment(this.msg, this.msg.location() + ", attachment " + (number + 1),
					reading.limits(), values, storage.entry(PropertyTags.ATTACH_DATA_BIN),
					storage.entry(PropertyTags.ATTACH_DATA_OBJ),
					(embedded, message) -> new Level(this.msg, this.names, strings, this.depth + 1).read(embedded,
							message, null),
					this.names, this.depth);
			AttachmentMethod method = content.method();
			long size = content.size();
			values.put(PropertyTags.ATTACH_NUM, number);
			values.put(PropertyTags.ATTACH_METHOD, method.code());
			if (values.get(PropertyTags.ATTACH_SIZE) == null) {
				values.put(PropertyTags.ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
			}
			return new MailAttachment(values.toMap(), method, size, content);
		}

	}

}
