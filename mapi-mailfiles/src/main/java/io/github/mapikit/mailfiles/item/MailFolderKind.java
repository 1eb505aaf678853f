// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a folder is in its mailbox.
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

	/** The names that Outlook gives to folders, by language, in lower case. */
	private static final Map<String, MailFolderKind> NAMES = new HashMap<>();

	static {
		names(INBOX, "inbox", "posteingang", "boîte de réception", "bandeja de entrada", "posta in arrivo",
				"postvak in", "caixa de entrada", "skrzynka odbiorcza", "входящие", "inkorg", "inkorgen", "indbakke",
				"innboks", "saapuneet", "doručená pošta", "beérkezett üzenetek", "gelen kutusu", "受信トレイ", "收件箱", "收件匣",
				"받은 편지함");
		names(SENT_ITEMS, "sent items", "sent", "sent mail", "sent messages", "gesendete elemente", "gesendete objekte",
				"éléments envoyés", "elementos enviados", "posta inviata", "verzonden items", "itens enviados",
				"elementy wysłane", "отправленные", "skickat", "skickade objekt", "sendt post", "sendte elementer",
				"lähetetyt", "odeslaná pošta", "elküldött elemek", "gönderilmiş öğeler", "送信済みアイテム", "已发送邮件", "寄件備份",
				"보낸 편지함");
		names(DELETED_ITEMS, "deleted items", "deleted messages", "trash", "gelöschte elemente", "gelöschte objekte",
				"éléments supprimés", "elementos eliminados", "posta eliminata", "verwijderde items", "itens excluídos",
				"itens eliminados", "elementy usunięte", "удаленные", "borttaget", "borttagna objekt", "slettet post",
				"slettede elementer", "poistetut", "odstraněná pošta", "törölt elemek", "silinmiş öğeler", "削除済みアイテム",
				"已删除邮件", "刪除的郵件", "지운 편지함");
		names(OUTBOX, "outbox", "postausgang", "boîte d'envoi", "bandeja de salida", "posta in uscita", "postvak uit",
				"caixa de saída", "skrzynka nadawcza", "исходящие", "utkorg", "utkorgen", "udbakke", "utboks",
				"lähtevät", "pošta k odeslání", "postázandó üzenetek", "giden kutusu", "送信トレイ", "发件箱", "寄件匣", "보낼 편지함");
		names(DRAFTS, "drafts", "entwürfe", "brouillons", "borradores", "bozze", "concepten", "rascunhos",
				"wersje robocze", "kopie robocze", "черновики", "utkast", "kladder", "kladd", "luonnokset", "koncepty",
				"piszkozatok", "taslaklar", "下書き", "草稿", "임시 보관함");
	}

	private static void names(MailFolderKind kind, String... names) {
		for (String name : names) {
			NAMES.put(name, kind);
		}
	}

	/**
	 * Tells what a folder is by its name, in Outlook's languages.
	 * @param name the name
	 * @return the kind; {@link #GENERIC} if the name says none
	 */
	public static MailFolderKind ofName(String name) {
		// some programs write letters and their accents apart
		String known = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		return NAMES.getOrDefault(known, GENERIC);
	}

}
