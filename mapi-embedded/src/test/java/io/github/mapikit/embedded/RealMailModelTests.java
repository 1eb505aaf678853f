// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.pff.PSTAttachment;
import com.pff.PSTFile;
import com.pff.PSTMessage;
import io.github.mapikit.embedded.store.Bodies;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mail file that others wrote, read through the object model from session to
 * stream, beside what the library of its format says of it.
 */
@UsesMapi
class RealMailModelTests {

	@TempDir
	Path folder;

	@Test
	void whenMailIsRfc822ThenTheModelSaysWhatMime4jSays() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		int html = 0;
		for (Path file : TestMail.copy(this.folder, ".eml", "testRFC822")) {
			List<Mail> mails = read(file);
			if (mails.size() == 1) {
				compareMime(softly, file.toString(), mails.get(0), TestMail.parse(Files.readAllBytes(file)));
				compared++;
				html += mails.get(0).html().isEmpty() ? 0 : 1;
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(20);
		assertThat(html).isEqualTo(10);
	}

	@Test
	void whenMailIsOutlooksThenTheModelSaysWhatHsmfSays() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".msg")) {
			byte[] begin = Files.readAllBytes(file);
			boolean outlook = begin.length > 1 && begin[0] == (byte) 0xD0 && begin[1] == (byte) 0xCF;
			List<Mail> mails = read(file);
			if (mails.size() != 1) {
				continue;
			}
			compared++;
			if (!outlook) {
				// some name RFC 822 mail so
				compareMime(softly, file.toString(), mails.get(0), TestMail.parse(Files.readAllBytes(file)));
				continue;
			}
			try (MAPIMessage oracle = new MAPIMessage(file.toFile())) {
				compareOutlook(softly, file.toString(), mails.get(0), oracle);
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(60);
	}

	@Test
	void whenOutlookWroteTextBesideRtfThenTheTextOfTheRtfIsTheSame() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		int html = 0;
		for (Path file : TestMail.copy(this.folder, ".msg", ".pst")) {
			for (Mail mail : read(file)) {
				if (mail.rtf() == null || mail.text().isEmpty()) {
					continue;
				}
				Function<PropertyTag<?>, @Nullable Object> rtf = (tag) -> tag.equals(PropertyTags.RTF_COMPRESSED)
						? mail.rtf() : null;
				String name = file + " " + mail.subject();
				// Outlook writes where a link leads behind its text
				softly.assertThat(words((String) Bodies.derive(PropertyTags.BODY, rtf)))
					.as(name)
					.isEqualTo(words(mail.text().replaceAll("<(?:https?|mailto):[^<>]*>", "")));
				compared++;
				if (Bodies.derive(PropertyTags.HTML, rtf) instanceof Binary) {
					softly.assertThat(mail.html()).as(name).startsWithIgnoringCase("<").containsIgnoringCase("</html>");
					html++;
				}
			}
		}
		softly.assertAll();
		assertThat(compared).isEqualTo(13);
		assertThat(html).isEqualTo(7);
	}

	private static List<String> words(@Nullable String text) {
		return (text != null)
				? Pattern.compile("[\\p{L}\\p{N}]+").matcher(text).results().map(MatchResult::group).toList()
				: List.of();
	}

	@Test
	void whenMailIsInADataFileThenTheModelSaysWhatLibpstSays() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".pst")) {
			List<Mail> mails = read(file);
			PSTFile library = new PSTFile(file.toFile());
			List<PSTMessage> messages = TestMail.messages(library);
			softly.assertThat(mails).as(file.toString()).hasSameSizeAs(messages);
			for (PSTMessage message : messages) {
				Mail mail = mails.stream()
					.filter((candidate) -> candidate.subject().equals(message.getSubject())
							&& candidate.text().equals(message.getBody()))
					.findFirst()
					.orElse(null);
				softly.assertThat(mail).as("'%s' of %s", message.getSubject(), file).isNotNull();
				if (mail != null) {
					compareData(softly, file.toString(), mail, message);
					compared++;
				}
			}
			library.getContentHandle().close();
		}
		softly.assertAll();
		assertThat(compared).isEqualTo(11);
	}

	@Test
	void whenMailIsInAnMboxThenTheModelSaysWhatMime4jSaysOfEachMessage() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".mbox")) {
			List<Mail> mails = read(file);
			String all = Files.readString(file, StandardCharsets.ISO_8859_1);
			List<String> messages = Stream.of(all.split("(?m)^(?=From \\S+ .*\\d{4}\\s*$)"))
				.filter((message) -> message.startsWith("From "))
				.toList();
			softly.assertThat(mails).as(file.toString()).hasSameSizeAs(messages);
			for (int i = 0; i < Math.min(mails.size(), messages.size()); i++) {
				compareMime(softly, file + ", message " + i, mails.get(i),
						TestMail.parse(messages.get(i).getBytes(StandardCharsets.ISO_8859_1)));
				compared++;
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(3);
	}

	private static List<Mail> read(Path file) throws Exception {
		MailboxExtension mailbox = new MailboxExtension(EmbeddedOptions.DEFAULTS.withMailbox(file.toString()));
		try {
			return mailbox.on(RealMailModelTests::read);
		}
		finally {
			mailbox.close();
			mailbox.subsystem().close();
		}
	}

	private static List<Mail> read(MapiSession session) throws Exception {
		MessageStore store = session.defaultStore();
		List<Mail> mails = new ArrayList<>();
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
						mails.add(Mail.of(message, row.getOrDefault(PropertyTags.SENDER_NAME, "")));
					}
				}
			}
		}
		return mails;
	}

	private static void compareMime(SoftAssertions softly, String name, Mail mail,
			org.apache.james.mime4j.dom.Message oracle) throws Exception {
		softly.assertThat(collapse(mail.subject())).as("subject of %s", name).isEqualTo(collapse(oracle.getSubject()));
		compareRecipients(softly, name, mail, RecipientType.TO, oracle.getTo());
		compareRecipients(softly, name, mail, RecipientType.CC, oracle.getCc());
		if (oracle.getFrom() != null && !oracle.getFrom().isEmpty() && oracle.getSender() == null) {
			String from = oracle.getFrom().get(0).getName();
			if (from != null && !from.isBlank()) {
				softly.assertThat(mail.sender()).as("sender of %s", name).isEqualTo(from.strip());
			}
		}
		List<Entity> parts = new ArrayList<>();
		attachments(oracle, parts);
		for (Entity part : parts) {
			byte[] bytes = bytes((SingleBody) part.getBody());
			softly.assertThat(mail.files())
				.as("attachment '%s' of %s", part.getFilename(), name)
				.anyMatch((file) -> Arrays.equals(file.bytes(), bytes) && isNamed(file, part.getFilename()));
		}
		compareBodies(softly, name, mail, oracle);
		List<org.apache.james.mime4j.dom.Message> inner = new ArrayList<>();
		embedded(oracle, inner);
		List<Mail> embedded = mail.files().stream().map(MailFile::embedded).filter(Objects::nonNull).toList();
		softly.assertThat(embedded).as("messages in %s", name).hasSameSizeAs(inner);
		for (int i = 0; i < Math.min(embedded.size(), inner.size()); i++) {
			compareMime(softly, name + " > " + i, embedded.get(i), inner.get(i));
		}
	}

	/** The messages in a message, but not those that are in these. */
	private static void embedded(Entity entity, List<org.apache.james.mime4j.dom.Message> messages) {
		if (entity.getBody() instanceof Multipart multipart) {
			multipart.getBodyParts().forEach((part) -> embedded(part, messages));
		}
		else if (entity.getBody() instanceof org.apache.james.mime4j.dom.Message message) {
			messages.add(message);
		}
	}

	private static void compareBodies(SoftAssertions softly, String name, Mail mail, Entity oracle) throws Exception {
		String html = body(oracle, "text/html");
		softly.assertThat(lines(mail.html())).as("HTML of %s", name).isEqualTo(lines(html));
		String text = body(oracle, "text/plain");
		if (text != null || html == null) {
			softly.assertThat(lines(mail.text())).as("text of %s", name).isEqualTo(lines(text));
		}
		else {
			softly.assertThat(words(mail.text()))
				.as("text of %s", name)
				.isEqualTo(words(Jsoup.parse(html).body().text()));
		}
	}

	private static List<String> lines(@Nullable String text) {
		return (text != null) ? text.lines().toList() : List.of();
	}

	private static void compareRecipients(SoftAssertions softly, String name, Mail mail, RecipientType type,
			@Nullable AddressList oracle) {
		if (oracle != null) {
			softly.assertThat(mail.recipients())
				.filteredOn((recipient) -> recipient.type() == type)
				.extracting(Recipient::address)
				.as("%s of %s", type, name)
				.containsExactlyElementsOf(oracle.flatten().stream().map(Mailbox::getAddress).toList());
		}
	}

	private static boolean isNamed(MailFile file, @Nullable String name) {
		// what is encoded, or no name of a file, is told otherwise than it is written
		return name == null || !name.matches("[\\w. -]+") || file.name().equals(name);
	}

	/** The first part of a type that is no file. */
	private static @Nullable String body(Entity entity, String type) throws Exception {
		if (entity.getBody() instanceof Multipart multipart) {
			for (Entity part : multipart.getBodyParts()) {
				String text = body(part, type);
				if (text != null) {
					return text;
				}
			}
		}
		if (entity.getBody() instanceof TextBody body && entity.getMimeType().equals(type)
				&& !"attachment".equalsIgnoreCase(entity.getDispositionType()) && !isFile(entity)) {
			try (Reader reader = body.getReader()) {
				StringWriter text = new StringWriter();
				reader.transferTo(text);
				return text.toString();
			}
		}
		return null;
	}

	private static boolean isFile(Entity entity) {
		return entity.getFilename() != null
				|| (entity.getHeader().getField("Content-Type") instanceof ContentTypeField type
						&& type.getParameter("name") != null);
	}

	private static void attachments(Entity entity, List<Entity> parts) {
		if (entity.getBody() instanceof Multipart multipart) {
			for (Entity part : multipart.getBodyParts()) {
				attachments(part, parts);
			}
		}
		else if (entity.getBody() instanceof SingleBody && "attachment".equalsIgnoreCase(entity.getDispositionType())
				&& entity.getParent() != null) {
			parts.add(entity);
		}
	}

	private static byte[] bytes(SingleBody body) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		body.writeTo(bytes);
		return bytes.toByteArray();
	}

	private static void compareOutlook(SoftAssertions softly, String name, Mail mail, MAPIMessage oracle)
			throws Exception {
		oracle.setReturnNullOnMissingChunk(true);
		oracle.guess7BitEncoding();
		softly.assertThat(mail.subject()).as(name).isEqualTo(Objects.toString(oracle.getSubject(), ""));
		softly.assertThat(mail.sender()).as(name).isEqualTo(Objects.toString(oracle.getDisplayFrom(), ""));
		if (oracle.getTextBody() != null) {
			softly.assertThat(mail.text()).as(name).isEqualTo(oracle.getTextBody());
		}
		softly.assertThat(mail.recipients()).as(name).hasSameSizeAs(oracle.getRecipientDetailsChunks());
		AttachmentChunks[] attachments = oracle.getAttachmentFiles();
		softly.assertThat(mail.files()).as(name).hasSameSizeAs(attachments);
		for (int i = 0; i < Math.min(attachments.length, mail.files().size()); i++) {
			MailFile file = mail.files().get(i);
			if (attachments[i].getAttachLongFileName() != null) {
				softly.assertThat(file.name()).as(name).isEqualTo(attachments[i].getAttachLongFileName().getValue());
			}
			if (attachments[i].isEmbeddedMessage()) {
				Mail embedded = Objects.requireNonNull(file.embedded());
				compareOutlook(softly, name + " > " + embedded.subject(), embedded,
						attachments[i].getEmbeddedMessage());
			}
			else {
				softly.assertThat(file.bytes()).as(name).isEqualTo(attachments[i].getAttachData().getValue());
			}
		}
	}

	private static void compareData(SoftAssertions softly, String name, Mail mail, PSTMessage message)
			throws Exception {
		softly.assertThat(mail.sender()).as(name).isEqualTo(message.getSenderName());
		softly.assertThat(Objects.requireNonNull(mail.delivered()).toEpochMilli())
			.as(name)
			.isEqualTo(message.getMessageDeliveryTime().getTime());
		softly.assertThat(mail.recipients()).as(name).hasSize(message.getNumberOfRecipients());
		softly.assertThat(mail.files()).as(name).hasSize(message.getNumberOfAttachments());
		for (int i = 0; i < message.getNumberOfAttachments(); i++) {
			PSTAttachment attachment = message.getAttachment(i);
			MailFile file = mail.files().get(i);
			PSTMessage inner = attachment.getEmbeddedPSTMessage();
			if (inner != null) {
				softly.assertThat(Objects.requireNonNull(file.embedded()).subject())
					.as(name)
					.isEqualTo(inner.getSubject());
			}
			else {
				softly.assertThat(file.name()).as(name).isEqualTo(attachment.getLongFilename());
				softly.assertThat(file.bytes()).as(name).isEqualTo(attachment.getFileInputStream().readAllBytes());
			}
		}
	}

	private static String collapse(@Nullable String text) {
		return (text != null) ? text.strip().replaceAll("\\s+", " ") : "";
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
	 * What the object model says of a message.
	 */
	private record Mail(String subject, String sender, @Nullable Instant delivered, String text, String html,
			@Nullable Binary rtf, List<Recipient> recipients, List<MailFile> files) {

		static Mail of(Message message, String sender) throws Exception {
			PropertyValues values = message.read(PropertyTags.SUBJECT, PropertyTags.DELIVERY_TIME);
			List<MailFile> files = new ArrayList<>();
			for (Row row : message.attachments(PropertyTags.ATTACH_NUM)) {
				try (Attachment attachment = message.openAttachment(row.get(PropertyTags.ATTACH_NUM))) {
					files.add(MailFile.of(attachment));
				}
			}
			return new Mail(values.getOrDefault(PropertyTags.SUBJECT, ""), sender,
					values.find(PropertyTags.DELIVERY_TIME).orElse(null), message.body(BodyFormat.TEXT).orElse(""),
					message.body(BodyFormat.HTML).orElse(""), compressedRtf(message), message.recipients(), files);
		}

	}

	/**
	 * What the object model says of an attachment.
	 */
	private record MailFile(String name, byte[] bytes, @Nullable Mail embedded) {

		static MailFile of(Attachment attachment) throws Exception {
			String name = attachment.read(PropertyTags.ATTACH_LONG_FILENAME)
				.getOrDefault(PropertyTags.ATTACH_LONG_FILENAME, "");
			if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
				try (Message message = attachment.openEmbeddedMessage()) {
					String sender = message.read(PropertyTags.SENDER_NAME).getOrDefault(PropertyTags.SENDER_NAME, "");
					return new MailFile(name, new byte[0], Mail.of(message, sender));
				}
			}
			if (attachment.method() != AttachmentMethod.BY_VALUE) {
				return new MailFile(name, new byte[0], null);
			}
			try (InputStream stream = attachment.openContent()) {
				return new MailFile(name, stream.readAllBytes(), null);
			}
		}

	}

}
