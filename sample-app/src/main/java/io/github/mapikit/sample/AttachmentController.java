// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import io.github.mapikit.model.EntryId;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out what is attached to messages. Names and types come from whoever sent the
 * mail, so that a browser is told to save the file, whatever it is, and not to guess.
 */
@RestController
@RequestMapping("/api/messages/{id}/attachments/{number}")
class AttachmentController {

	/** What no browser runs. */
	private static final Set<String> HARMLESS = Set.of("application/pdf", "image/gif", "image/jpeg", "image/png",
			"image/webp", "text/csv", "text/plain");

	private final Mailbox mailbox;

	AttachmentController(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@GetMapping
	void download(@PathVariable EntryId id, @PathVariable int number, HttpServletResponse response) throws IOException {
		try (Download download = this.mailbox.attachment(id, number)) {
			response.setContentType(contentType(download.type()));
			response.setContentLengthLong(download.content().size());
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(download.name(), StandardCharsets.UTF_8)
						.build()
						.toString());
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
			download.transferTo(response.getOutputStream());
		}
	}

	@GetMapping("/message")
	MessageDetail message(@PathVariable EntryId id, @PathVariable int number) {
		return this.mailbox.attachedMessage(id, number);
	}

	private static String contentType(String claimed) {
		String type = claimed.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		return HARMLESS.contains(type) ? type : MediaType.APPLICATION_OCTET_STREAM_VALUE;
	}

}
