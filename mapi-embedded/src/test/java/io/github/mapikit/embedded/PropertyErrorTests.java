// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that a file holds in error ({@code PT_ERROR}).
 */
@UsesMapi
class PropertyErrorTests {

	private static final PropertyTag<Binary> CONVERSATION_INDEX = PropertyTag.binary(0x0071);

	private static final String PROPERTIES = "__properties_version1.0";

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@TempDir
	Path folder;

	@Test
	void whenAMsgHoldsAnErrorThenItIsTheValue() throws Exception {
		Path file = TestMail.copy(this.folder, "testMSG_att_doc.msg").get(0);
		putError(file, 0x00710102, MapiErrors.MAPI_E_NO_ACCESS.code());
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file.toString())).run((session) -> {
			try (Folder inbox = session.defaultStore().inbox();
					ContentsTable table = inbox.contents().columns(PropertyTags.ENTRYID, CONVERSATION_INDEX)) {
				Row row = table.rows().toList().get(0);
				assertThat(row.value(CONVERSATION_INDEX).error()).isEqualTo(MapiErrors.MAPI_E_NO_ACCESS);
				try (Message message = session.defaultStore().openMessage(row.get(PropertyTags.ENTRYID))) {
					assertThat(message.read(CONVERSATION_INDEX).value(CONVERSATION_INDEX).error())
						.isEqualTo(MapiErrors.MAPI_E_NO_ACCESS);
					message.set(CONVERSATION_INDEX, Binary.of(new byte[] { 1 }));
					message.save();
					assertThat(message.read(CONVERSATION_INDEX).get(CONVERSATION_INDEX))
						.isEqualTo(Binary.of(new byte[] { 1 }));
				}
			}
		});
	}

	@Test
	void whenTheTextIsInErrorThenItIsMadeOfTheRtf() throws Exception {
		Path file = TestMail.copy(this.folder, "testMSG_att_doc.msg").get(0);
		putError(file, 0x1000001F, MapiErrors.MAPI_E_NOT_FOUND.code());
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file.toString())).run((session) -> {
			try (Message message = first(session)) {
				assertThat(message.body(BodyFormat.TEXT).orElseThrow().strip()).isEqualTo("contenu");
				assertThat(message.readAll().get(PropertyTags.BODY).strip()).isEqualTo("contenu");
			}
		});
	}

	@Test
	void whenADataFileHoldsAnErrorThenItIsTheValue() throws Exception {
		Path file = this.folder.resolve("built.pst");
		NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.NONE);
		try (PstBuilder pst = new PstBuilder(file, options, StandardCharsets.US_ASCII)) {
			pst.top()
				.folder("Inbox")
				.add(new PstMessage("one").set(0x0071, PropertyType.ERROR.code(), MapiErrors.MAPI_E_NO_ACCESS));
		}
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file.toString())).run((session) -> {
			try (Message message = first(session)) {
				assertThat(message.read(CONVERSATION_INDEX).value(CONVERSATION_INDEX).error()).isNotNull()
					.isNotEqualTo(MapiErrors.MAPI_E_NOT_FOUND);
				assertThat(message.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isNotEmpty();
			}
		});
	}

	private static Message first(MapiSession session) {
		MessageStore store = session.defaultStore();
		try (Folder top = store.ipmSubtree();
				HierarchyTable tree = top.hierarchy(HierarchyDepth.ALL).columns(PropertyTags.ENTRYID)) {
			for (EntryId id : tree.rows().map((row) -> row.get(PropertyTags.ENTRYID)).toList()) {
				try (Folder opened = store.openFolder(id);
						ContentsTable table = opened.contents().columns(PropertyTags.ENTRYID)) {
					for (Row row : table.rows().toList()) {
						return store.openMessage(row.get(PropertyTags.ENTRYID));
					}
				}
			}
		}
		throw new AssertionError("There is no message");
	}

	private static void putError(Path file, int tag, int error) throws Exception {
		try (POIFSFileSystem msg = new POIFSFileSystem(file.toFile(), false)) {
			byte[] bytes;
			try (InputStream in = new DocumentInputStream(
					(DocumentEntry) msg.getRoot().getEntryCaseInsensitive(PROPERTIES))) {
				bytes = in.readAllBytes();
			}
			ByteBuffer entries = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
			boolean found = false;
			for (int at = 32; at + 16 <= bytes.length; at += 16) {
				if (entries.getInt(at) == tag || entries.getInt(at) == (tag & 0xFFFF0000 | 0x1E)) {
					entries.putInt(at, tag & 0xFFFF0000 | 0x0A).putInt(at + 8, error);
					found = true;
				}
			}
			assertThat(found).isTrue();
			msg.getRoot().createOrUpdateDocument(PROPERTIES, new ByteArrayInputStream(bytes));
			msg.writeFilesystem();
		}
	}

}
