// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.github.mapikit.error.MapiException;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.model.message.AttachmentMethod;

/**
 * Prints what a data file holds, in lines of fields that tabulators separate, for a
 * script to compare: {@code F} path, count; {@code I} path, number, class, subject;
 * {@code A} path, number, depth, method, name, size, SHA-256; {@code E} place, error.
 */
public final class PstLines {

	private static final int DEPTH = 20;

	private final PrintStream out;

	private PstLines(PrintStream out) {
		this.out = out;
	}

	/**
	 * Prints a file.
	 * @param arguments the file
	 */
	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
		print(arguments[0], out);
		out.flush();
	}

	static void print(String file, PrintStream out) {
		PstLines lines = new PstLines(out);
		try (Mailbox mailbox = new MailboxReader().open(List.of(file))) {
			lines.folder("", mailbox.root());
			for (SkippedFile skipped : mailbox.skipped()) {
				lines.line("E", skipped.name(), skipped.reason());
			}
		}
	}

	private void folder(String path, MailFolder folder) {
		line("F", path, folder.items().size());
		int number = 0;
		for (MailItem item : folder.items()) {
			number++;
			line("I", path, number, item.messageClass(), item.subject());
			try (MailContent content = item.open()) {
				attachments(path, number, 0, content);
			}
			catch (MapiException ex) {
				line("E", item.location(), ex.getMessage());
			}
		}
		for (MailFolder child : folder.subfolders()) {
			folder(path + "/" + child.name(), child);
		}
	}

	private void attachments(String path, int number, int depth, MailContent content) {
		for (MailAttachment attachment : content.attachments()) {
			if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
				line("A", path, number, depth, attachment.method(), attachment.fileName(), attachment.size(), "");
				if (depth < DEPTH) {
					try (MailContent inner = attachment.openMessage()) {
						attachments(path, number, depth + 1, inner);
					}
				}
			}
			else {
				data(path, number, depth, attachment);
			}
		}
	}

	private void data(String path, int number, int depth, MailAttachment attachment) {
		try (DigestInputStream input = new DigestInputStream(attachment.open(), digest())) {
			long size = input.transferTo(OutputStream.nullOutputStream());
			line("A", path, number, depth, attachment.method(), attachment.fileName(), size,
					HexFormat.of().formatHex(input.getMessageDigest().digest()));
		}
		catch (MapiException ex) {
			line("A", path, number, depth, attachment.method(), attachment.fileName(), -1, "");
			line("E", path + ", " + number + ", " + attachment.fileName(), ex.getMessage());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void line(Object... fields) {
		StringBuilder line = new StringBuilder();
		for (Object field : fields) {
			if (!line.isEmpty()) {
				line.append('\t');
			}
			line.append(String.valueOf(field)
				.replace("\\", "\\\\")
				.replace("\t", "\\t")
				.replace("\n", "\\n")
				.replace("\r", "\\r"));
		}
		this.out.println(line);
	}

}
