// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.ByteArrayOutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the object model says of a message with what mime4j says.
 */
final class MimeComparison {

	/**
	 * What mime4j reads otherwise: it loses text where a boundary is missing or broken,
	 * takes a blank line for a folded one, and leaves uuencoded files in the text.
	 */
	private static final Pattern DIFFERENT = Pattern.compile(
			".*(badbound|missing-boundary|hdr-fakeout|obsolete" + "|bad-header-separator|sig-uu|uu-zeegee)\\.msg.*");

	private final SoftAssertions softly;

	MimeComparison(SoftAssertions softly) {
		this.softly = softly;
	}

	void compare(String name, ReadMail mail, Message oracle) throws Exception {
		boolean different = DIFFERENT.matcher(name).matches();
		if (!different) {
			this.softly.assertThat(collapse(mail.subject()))
				.as("subject of %s", name)
				.isEqualTo(collapse(oracle.getSubject()));
		}
		compareRecipients(name, mail, RecipientType.TO, oracle.getTo());
		compareRecipients(name, mail, RecipientType.CC, oracle.getCc());
		if (oracle.getFrom() != null && !oracle.getFrom().isEmpty() && oracle.getSender() == null) {
			String from = oracle.getFrom().get(0).getName();
			if (from != null && !from.isBlank()) {
				this.softly.assertThat(mail.sender()).as("sender of %s", name).isEqualTo(from.strip());
			}
		}
		List<Entity> parts = new ArrayList<>();
		attachments(oracle, parts);
		for (Entity part : parts) {
			byte[] bytes = bytes((SingleBody) part.getBody());
			this.softly.assertThat(mail.files())
				.as("attachment '%s' of %s", part.getFilename(), name)
				.anyMatch((file) -> isEqual(file.bytes(), bytes) && isNamed(file, part.getFilename()));
		}
		if (!different) {
			compareBodies(name, mail, oracle);
		}
		List<Message> inner = new ArrayList<>();
		embedded(oracle, inner);
		List<ReadMail> embedded = mail.files().stream().map(ReadFile::embedded).filter(Objects::nonNull).toList();
		this.softly.assertThat(embedded).as("messages in %s", name).hasSameSizeAs(inner);
		for (int i = 0; i < Math.min(embedded.size(), inner.size()); i++) {
			compare(name + " > " + i, embedded.get(i), inner.get(i));
		}
	}

	/** Of base64 that is cut off, mime4j leaves out the last bytes. */
	private static boolean isEqual(byte[] bytes, byte[] oracle) {
		return bytes.length - oracle.length <= 2
				&& Arrays.equals(bytes, 0, Math.min(bytes.length, oracle.length), oracle, 0, oracle.length);
	}

	/** The messages in a message, but not those that are in these. */
	private static void embedded(Entity entity, List<Message> messages) {
		if (entity.getBody() instanceof Multipart multipart) {
			multipart.getBodyParts().forEach((part) -> embedded(part, messages));
		}
		else if (entity.getBody() instanceof Message message) {
			messages.add(message);
		}
	}

	private void compareBodies(String name, ReadMail mail, Entity oracle) throws Exception {
		String html = body(oracle, "text/html");
		this.softly.assertThat(lines(mail.html())).as("HTML of %s", name).isEqualTo(lines(html));
		String text = body(oracle, "text/plain");
		if (text != null || html == null) {
			this.softly.assertThat(lines(mail.text())).as("text of %s", name).isEqualTo(lines(text));
		}
		else {
			this.softly.assertThat(ReadMail.words(mail.text()))
				.as("text of %s", name)
				.isEqualTo(ReadMail.words(Jsoup.parse(html).body().text()));
		}
	}

	private static List<String> lines(@Nullable String text) {
		return (text != null) ? text.lines().toList() : List.of();
	}

	private void compareRecipients(String name, ReadMail mail, RecipientType type, @Nullable AddressList oracle) {
		if (oracle != null) {
			this.softly.assertThat(mail.recipients())
				.filteredOn((recipient) -> recipient.type() == type)
				.extracting(Recipient::address)
				.filteredOn((address) -> !address.isEmpty())
				.as("%s of %s", type, name)
				.containsExactlyElementsOf(addresses(oracle));
		}
	}

	/** To mime4j a name alone is an address. */
	private static List<String> addresses(AddressList oracle) {
		return oracle.flatten().stream().map(Mailbox::getAddress).filter((address) -> address.contains("@")).toList();
	}

	private static boolean isNamed(ReadFile file, @Nullable String name) {
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

	private static String collapse(@Nullable String text) {
		return (text != null) ? text.strip().replaceAll("\\s+", " ") : "";
	}

}
