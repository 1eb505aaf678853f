// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the object model says of a message, read from session to stream.
 */
record ReadMail(String subject, String sender, @Nullable Instant delivered, String text, String html,
		@Nullable Binary rtf, List<Recipient> recipients, List<ReadFile> files) {

	static List<ReadMail> read(Path file) throws Exception {
		MailboxExtension mailbox = new MailboxExtension(EmbeddedOptions.DEFAULTS.withMailbox(file.toString()));
		try {
			return mailbox.on(ReadMail::read);
		}
		finally {
			mailbox.close();
			mailbox.driver().close();
		}
	}

	private static List<ReadMail> read(MapiSession session) throws Exception {
		MessageStore store = session.defaultStore();
		List<ReadMail> mails = new ArrayList<>();
		List<EntryId> folders;
		try (Folder top = store.ipmSubtree();
				HierarchyTable tree = top.hierarchy(HierarchyDepth.ALL).columns(PropertyTags.ENTRYID)) {
			folders = tree.rows().map((row) -> row.get(PropertyTags.ENTRYID)).toList();
		}
		for (EntryId id : folders) {
			try (Folder opened = store.openFolder(id);
					ContentsTable table = opened.contents().columns(PropertyTags.ENTRYID, PropertyTags.SENDER_NAME)) {
				for (Row row : table.rows().toList()) {
					try (Message message = store.openMessage(row.get(PropertyTags.ENTRYID))) {
						assertThat(message.readAll().tags()).isNotEmpty();
						mails.add(ReadMail.of(message, row.getOrDefault(PropertyTags.SENDER_NAME, "")));
					}
				}
			}
		}
		return mails;
	}

	static ReadMail of(Message message, String sender) throws Exception {
		PropertyValues values = message.read(PropertyTags.SUBJECT, PropertyTags.DELIVERY_TIME);
		List<ReadFile> files = new ArrayList<>();
		for (Row row : message.attachments(PropertyTags.ATTACH_NUM)) {
			try (Attachment attachment = message.openAttachment(row.get(PropertyTags.ATTACH_NUM))) {
				files.add(ReadFile.of(attachment));
			}
		}
		return new ReadMail(values.getOrDefault(PropertyTags.SUBJECT, ""), sender,
				values.find(PropertyTags.DELIVERY_TIME).orElse(null), message.body(BodyFormat.TEXT).orElse(""),
				message.body(BodyFormat.HTML).orElse(""), compressedRtf(message), message.recipients(), files);
	}

	private static @Nullable Binary compressedRtf(Message message) throws IOException {
		if (message.body(BodyFormat.RTF).isEmpty()) {
			return null;
		}
		try (InputStream stream = message.openStream(PropertyTags.RTF_COMPRESSED)) {
			return Binary.of(stream.readAllBytes());
		}
	}

	/**
	 * Returns the words of a text.
	 */
	static List<String> words(@Nullable String text) {
		return (text != null)
				? Pattern.compile("[\\p{L}\\p{N}]+").matcher(text).results().map(MatchResult::group).toList()
				: List.of();
	}

}
