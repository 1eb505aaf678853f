// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Folders of the same name or kind.
 */
class MailFolderTests {

	@Test
	void whenThereAreManyFoldersThenEqualOnesStillMeet() {
		MailFolder root = MailFolder.root();
		MailFolder inbox = root.place(new MailFolder("Eingang", MailFolderKind.INBOX, "IPF.Note"));
		for (int i = 0; i < 100; i++) {
			MailFolder folder = root.place(root.child("Folder" + i));
			assertThat(root.place(root.child("Folder" + i))).isSameAs(folder);
			assertThat(root.place(root.child("Inbox"))).isSameAs(inbox);
			assertThat(root.place(new MailFolder("Eingang", MailFolderKind.GENERIC, ""))).isSameAs(inbox);
		}
		assertThat(root.subfolders()).hasSize(101);
		root.trim();
		assertThat(root.place(root.child("Folder50"))).isSameAs(root.subfolders().get(51));
	}

}
