/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
