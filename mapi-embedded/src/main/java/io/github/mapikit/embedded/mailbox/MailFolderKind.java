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

package io.github.mapikit.embedded.mailbox;

import java.util.Locale;

/**
 * What a folder is in its mailbox. Internal to the embedded subsystem.
 *
 * @since 0.1.0
 */
public enum MailFolderKind {

	/** An ordinary folder. */
	GENERIC,
	/** Where mail arrives. */
	INBOX,
	/** Where copies of sent mail are. */
	SENT_ITEMS,
	/** Where deleted mail is. */
	DELETED_ITEMS,
	/** Where mail waits to be sent. */
	OUTBOX,
	/** Where unfinished mail is. */
	DRAFTS;

	static MailFolderKind ofName(String name) {
		return switch (name.strip().toLowerCase(Locale.ROOT)) {
			case "inbox", "posteingang", "boîte de réception", "bandeja de entrada" -> INBOX;
			case "sent items", "sent", "sent mail", "sent messages", "gesendete elemente", "gesendete objekte",
					"éléments envoyés", "elementos enviados" ->
				SENT_ITEMS;
			case "deleted items", "deleted messages", "trash", "gelöschte elemente", "gelöschte objekte",
					"éléments supprimés", "elementos eliminados" ->
				DELETED_ITEMS;
			case "outbox", "postausgang", "boîte d'envoi", "bandeja de salida" -> OUTBOX;
			case "drafts", "entwürfe", "brouillons", "borradores" -> DRAFTS;
			default -> GENERIC;
		};
	}

}
