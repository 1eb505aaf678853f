// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.model.EntryId;
import jakarta.validation.Valid;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads and sends messages.
 */
@RestController
@RequestMapping("/api/messages")
class MessageController {

	private final Mailbox mailbox;

	MessageController(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@GetMapping("/{id}")
	MessageDetail message(@PathVariable EntryId id) {
		return this.mailbox.message(id);
	}

	/**
	 * Sends a message. While MAPI is at it no thread waits. The answer is 202 and not
	 * 201: what is submitted is on its way, and the copy that stays becomes another
	 * message, with an entry identifier that is not known yet.
	 */
	@PostMapping
	CompletableFuture<ResponseEntity<Void>> send(@Valid @RequestBody Draft draft) {
		return this.mailbox.send(draft)
			.thenApply((sentItems) -> ResponseEntity.accepted()
				.location(URI.create("/api/folders/" + sentItems.toHex() + "/messages"))
				.build());
	}

}
