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

import io.github.mapikit.model.EntryId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Folders, and the messages in them. Requests wait for their MAPI task, each on a thread
 * of the web server, which may be virtual: the MAPI thread is another one.
 */
@RestController
@RequestMapping("/api/folders")
class FolderController {

	private final Mailbox mailbox;

	FolderController(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@GetMapping
	FolderNode folders() {
		return this.mailbox.folders();
	}

	@GetMapping("/{id}/messages")
	Page<MessageSummary> messages(@PathVariable EntryId id, @RequestParam(defaultValue = "0") @Min(0) int page,
			@RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
			@RequestParam(required = false) @Size(max = 200) @Nullable String q) {
		return this.mailbox.messages(id, page, size, q);
	}

}
