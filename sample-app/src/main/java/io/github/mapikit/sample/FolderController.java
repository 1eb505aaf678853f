// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.Completion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

	/**
	 * Moves messages. The answer says which could not be, and the entry identifiers that
	 * messages have now, where the store tells: a client that keeps them goes on with
	 * those.
	 */
	@PostMapping("/{id}/moves")
	Completion move(@PathVariable EntryId id, @Valid @RequestBody Move move) {
		return this.mailbox.move(id, move.messages(), move.to());
	}

	@GetMapping("/{id}/messages")
	Page<MessageSummary> messages(@PathVariable EntryId id, @RequestParam(defaultValue = "0") @Min(0) int page,
			@RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
			@RequestParam(required = false) @Size(max = 200) @Nullable String q) {
		return this.mailbox.messages(id, page, size, q);
	}

	/**
	 * What to move.
	 *
	 * @param messages the messages
	 * @param to the folder that they are to be in
	 */
	record Move(@NotEmpty @Size(max = 1000) List<@NotNull EntryId> messages, @NotNull EntryId to) {

	}

}
