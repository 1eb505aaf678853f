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
