// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.store.Folder;
import org.jspecify.annotations.Nullable;

/**
 * The tags of the properties that mail programs use most, by their documented names
 * without the prefix {@code PR_}. Any other tag is made with {@link PropertyTag}.
 * <p>
 * Source: "MAPI Properties" (MAPI reference) and the header MAPITags.h.
 *
 * @since 0.1.0
 */
public final class PropertyTags {

	private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

	private static final Map<Integer, PropertyTag<?>> TAGS = new LinkedHashMap<>();

	// Any object

	/** {@code PR_ENTRYID}: Entry identifier of the object. */
	public static final PropertyTag<EntryId> ENTRYID = named("PR_ENTRYID", PropertyTag.entryId(0x0FFF));

	/**
	 * {@code PR_PARENT_ENTRYID}: Entry identifier of the folder that holds the object.
	 */
	public static final PropertyTag<EntryId> PARENT_ENTRYID = named("PR_PARENT_ENTRYID", PropertyTag.entryId(0x0E09));

	/** {@code PR_RECORD_KEY}: Key by which two objects of one store compare. */
	public static final PropertyTag<Binary> RECORD_KEY = named("PR_RECORD_KEY", PropertyTag.binary(0x0FF9));

	/** {@code PR_SEARCH_KEY}: Key that copies of an object share. */
	public static final PropertyTag<Binary> SEARCH_KEY = named("PR_SEARCH_KEY", PropertyTag.binary(0x300B));

	/** {@code PR_INSTANCE_KEY}: Key of a row within one table. */
	public static final PropertyTag<Binary> INSTANCE_KEY = named("PR_INSTANCE_KEY", PropertyTag.binary(0x0FF6));

	/** {@code PR_OBJECT_TYPE}: Kind of the object. */
	public static final PropertyTag<Integer> OBJECT_TYPE = named("PR_OBJECT_TYPE", PropertyTag.int32(0x0FFE));

	/** {@code PR_DISPLAY_NAME}: Name shown to people. */
	public static final PropertyTag<String> DISPLAY_NAME = named("PR_DISPLAY_NAME", PropertyTag.unicode(0x3001));

	/** {@code PR_COMMENT}: Remark on the object. */
	public static final PropertyTag<String> COMMENT = named("PR_COMMENT", PropertyTag.unicode(0x3004));

	/** {@code PR_CREATION_TIME}: When the object was created. */
	public static final PropertyTag<Instant> CREATION_TIME = named("PR_CREATION_TIME", PropertyTag.time(0x3007));

	/** {@code PR_LAST_MODIFICATION_TIME}: When the object was last changed. */
	public static final PropertyTag<Instant> LAST_MODIFICATION_TIME = named("PR_LAST_MODIFICATION_TIME",
			PropertyTag.time(0x3008));

	/** {@code PR_ACCESS}: What the user may do with the object, as bits. */
	public static final PropertyTag<Integer> ACCESS = named("PR_ACCESS", PropertyTag.int32(0x0FF4));

	/** {@code PR_STORE_ENTRYID}: Entry identifier of the store that holds the object. */
	public static final PropertyTag<EntryId> STORE_ENTRYID = named("PR_STORE_ENTRYID", PropertyTag.entryId(0x0FFB));

	/** {@code PR_ROWID}: Number of a row within a recipient table. */
	public static final PropertyTag<Integer> ROWID = named("PR_ROWID", PropertyTag.int32(0x3000));

	// Store

	/** {@code PR_IPM_SUBTREE_ENTRYID}: Folder under which people see their folders. */
	public static final PropertyTag<EntryId> IPM_SUBTREE_ENTRYID = named("PR_IPM_SUBTREE_ENTRYID",
			PropertyTag.entryId(0x35E0));

	/** {@code PR_IPM_OUTBOX_ENTRYID}: Outbox folder. */
	public static final PropertyTag<EntryId> IPM_OUTBOX_ENTRYID = named("PR_IPM_OUTBOX_ENTRYID",
			PropertyTag.entryId(0x35E2));

	/** {@code PR_IPM_SENTMAIL_ENTRYID}: Folder of sent items. */
	public static final PropertyTag<EntryId> IPM_SENTMAIL_ENTRYID = named("PR_IPM_SENTMAIL_ENTRYID",
			PropertyTag.entryId(0x35E4));

	/** {@code PR_IPM_WASTEBASKET_ENTRYID}: Folder of deleted items. */
	public static final PropertyTag<EntryId> IPM_WASTEBASKET_ENTRYID = named("PR_IPM_WASTEBASKET_ENTRYID",
			PropertyTag.entryId(0x35E3));

	/** {@code PR_STORE_SUPPORT_MASK}: What the store can do, as bits. */
	public static final PropertyTag<Integer> STORE_SUPPORT_MASK = named("PR_STORE_SUPPORT_MASK",
			PropertyTag.int32(0x340D));

	/** {@code PR_MDB_PROVIDER}: Identifier of the store's provider. */
	public static final PropertyTag<Binary> MDB_PROVIDER = named("PR_MDB_PROVIDER", PropertyTag.binary(0x3414));

	/** {@code PR_MAILBOX_OWNER_NAME}: Name of the mailbox's owner. */
	public static final PropertyTag<String> MAILBOX_OWNER_NAME = named("PR_MAILBOX_OWNER_NAME",
			PropertyTag.unicode(0x661C));

	// Folder

	/** {@code PR_CONTENT_COUNT}: Number of messages in the folder. */
	public static final PropertyTag<Integer> CONTENT_COUNT = named("PR_CONTENT_COUNT", PropertyTag.int32(0x3602));

	/** {@code PR_CONTENT_UNREAD}: Number of unread messages in the folder. */
	public static final PropertyTag<Integer> CONTENT_UNREAD = named("PR_CONTENT_UNREAD", PropertyTag.int32(0x3603));

	/** {@code PR_SUBFOLDERS}: Whether the folder has subfolders. */
	public static final PropertyTag<Boolean> SUBFOLDERS = named("PR_SUBFOLDERS", PropertyTag.bool(0x360A));

	/** {@code PR_FOLDER_TYPE}: Root, generic or search folder. */
	public static final PropertyTag<Integer> FOLDER_TYPE = named("PR_FOLDER_TYPE", PropertyTag.int32(0x3601));

	/** {@code PR_CONTAINER_CLASS}: Kind of items that the folder is for. */
	public static final PropertyTag<String> CONTAINER_CLASS = named("PR_CONTAINER_CLASS", PropertyTag.unicode(0x3613));

	/** {@code PR_DEPTH}: Level of a row in a hierarchy. */
	public static final PropertyTag<Integer> DEPTH = named("PR_DEPTH", PropertyTag.int32(0x3005));

	// Message

	/** {@code PR_MESSAGE_CLASS}: What kind of item the message is, such as IPM.Note. */
	public static final PropertyTag<String> MESSAGE_CLASS = named("PR_MESSAGE_CLASS", PropertyTag.unicode(0x001A));

	/** {@code PR_SUBJECT}: Subject with its prefix. */
	public static final PropertyTag<String> SUBJECT = named("PR_SUBJECT", PropertyTag.unicode(0x0037));

	/** {@code PR_SUBJECT_PREFIX}: Prefix of the subject, such as "RE: ". */
	public static final PropertyTag<String> SUBJECT_PREFIX = named("PR_SUBJECT_PREFIX", PropertyTag.unicode(0x003D));

	/** {@code PR_NORMALIZED_SUBJECT}: Subject without its prefix. */
	public static final PropertyTag<String> NORMALIZED_SUBJECT = named("PR_NORMALIZED_SUBJECT",
			PropertyTag.unicode(0x0E1D));

	/**
	 * {@code PR_CONVERSATION_TOPIC}: Normalized subject of the first message of the
	 * conversation.
	 */
	public static final PropertyTag<String> CONVERSATION_TOPIC = named("PR_CONVERSATION_TOPIC",
			PropertyTag.unicode(0x0070));

	/** {@code PR_MESSAGE_FLAGS}: State of the message, as bits of {@link MessageFlag}. */
	public static final PropertyTag<Integer> MESSAGE_FLAGS = named("PR_MESSAGE_FLAGS", PropertyTag.int32(0x0E07));

	/** {@code PR_MESSAGE_SIZE}: Size of the message in bytes. */
	public static final PropertyTag<Integer> MESSAGE_SIZE = named("PR_MESSAGE_SIZE", PropertyTag.int32(0x0E08));

	/** {@code PR_MSG_STATUS}: State of the message in its folder's table, as bits. */
	public static final PropertyTag<Integer> MSG_STATUS = named("PR_MSG_STATUS", PropertyTag.int32(0x0E17));

	/** {@code PR_HASATTACH}: Whether the message has attachments that people see. */
	public static final PropertyTag<Boolean> HASATTACH = named("PR_HASATTACH", PropertyTag.bool(0x0E1B));

	/** {@code PR_IMPORTANCE}: 0 low, 1 normal, 2 high. */
	public static final PropertyTag<Integer> IMPORTANCE = named("PR_IMPORTANCE", PropertyTag.int32(0x0017));

	/** {@code PR_PRIORITY}: -1 not urgent, 0 normal, 1 urgent. */
	public static final PropertyTag<Integer> PRIORITY = named("PR_PRIORITY", PropertyTag.int32(0x0026));

	/** {@code PR_SENSITIVITY}: 0 none, 1 personal, 2 private, 3 confidential. */
	public static final PropertyTag<Integer> SENSITIVITY = named("PR_SENSITIVITY", PropertyTag.int32(0x0036));

	/** {@code PR_CLIENT_SUBMIT_TIME}: When the sender submitted the message. */
	public static final PropertyTag<Instant> CLIENT_SUBMIT_TIME = named("PR_CLIENT_SUBMIT_TIME",
			PropertyTag.time(0x0039));

	/** {@code PR_MESSAGE_DELIVERY_TIME}: When the message was delivered. */
	public static final PropertyTag<Instant> DELIVERY_TIME = named("PR_MESSAGE_DELIVERY_TIME",
			PropertyTag.time(0x0E06));

	/** {@code PR_SENDER_NAME}: Name of the sender. */
	public static final PropertyTag<String> SENDER_NAME = named("PR_SENDER_NAME", PropertyTag.unicode(0x0C1A));

	/** {@code PR_SENDER_ADDRTYPE}: Type of the sender's address, such as SMTP. */
	public static final PropertyTag<String> SENDER_ADDRTYPE = named("PR_SENDER_ADDRTYPE", PropertyTag.unicode(0x0C1E));

	/**
	 * {@code PR_SENDER_EMAIL_ADDRESS}: Address of the sender, of the sender's address
	 * type.
	 */
	public static final PropertyTag<String> SENDER_EMAIL_ADDRESS = named("PR_SENDER_EMAIL_ADDRESS",
			PropertyTag.unicode(0x0C1F));

	/** {@code PR_SENDER_SMTP_ADDRESS}: SMTP address of the sender. */
	public static final PropertyTag<String> SENDER_SMTP_ADDRESS = named("PR_SENDER_SMTP_ADDRESS",
			PropertyTag.unicode(0x5D01));

	/**
	 * {@code PR_SENT_REPRESENTING_NAME}: Name of the one on whose behalf the message was
	 * sent.
	 */
	public static final PropertyTag<String> SENT_REPRESENTING_NAME = named("PR_SENT_REPRESENTING_NAME",
			PropertyTag.unicode(0x0042));

	/** {@code PR_SENT_REPRESENTING_ADDRTYPE}: Type of that one's address. */
	public static final PropertyTag<String> SENT_REPRESENTING_ADDRTYPE = named("PR_SENT_REPRESENTING_ADDRTYPE",
			PropertyTag.unicode(0x0064));

	/** {@code PR_SENT_REPRESENTING_EMAIL_ADDRESS}: Address of that one. */
	public static final PropertyTag<String> SENT_REPRESENTING_EMAIL_ADDRESS = named(
			"PR_SENT_REPRESENTING_EMAIL_ADDRESS", PropertyTag.unicode(0x0065));

	/** {@code PR_RECEIVED_BY_NAME}: Name of the one who received the message. */
	public static final PropertyTag<String> RECEIVED_BY_NAME = named("PR_RECEIVED_BY_NAME",
			PropertyTag.unicode(0x0040));

	/**
	 * {@code PR_RECEIVED_BY_EMAIL_ADDRESS}: Address of the one who received the message.
	 */
	public static final PropertyTag<String> RECEIVED_BY_EMAIL_ADDRESS = named("PR_RECEIVED_BY_EMAIL_ADDRESS",
			PropertyTag.unicode(0x0076));

	/** {@code PR_REPLY_RECIPIENT_NAMES}: Names to whom replies go. */
	public static final PropertyTag<String> REPLY_RECIPIENT_NAMES = named("PR_REPLY_RECIPIENT_NAMES",
			PropertyTag.unicode(0x0050));

	/** {@code PR_DISPLAY_TO}: Names of the primary recipients. */
	public static final PropertyTag<String> DISPLAY_TO = named("PR_DISPLAY_TO", PropertyTag.unicode(0x0E04));

	/** {@code PR_DISPLAY_CC}: Names of the recipients of copies. */
	public static final PropertyTag<String> DISPLAY_CC = named("PR_DISPLAY_CC", PropertyTag.unicode(0x0E03));

	/** {@code PR_DISPLAY_BCC}: Names of the recipients of blind copies. */
	public static final PropertyTag<String> DISPLAY_BCC = named("PR_DISPLAY_BCC", PropertyTag.unicode(0x0E02));

	/** {@code PR_INTERNET_MESSAGE_ID}: Message-ID header. */
	public static final PropertyTag<String> INTERNET_MESSAGE_ID = named("PR_INTERNET_MESSAGE_ID",
			PropertyTag.unicode(0x1035));

	/** {@code PR_INTERNET_REFERENCES}: References header. */
	public static final PropertyTag<String> INTERNET_REFERENCES = named("PR_INTERNET_REFERENCES",
			PropertyTag.unicode(0x1039));

	/** {@code PR_TRANSPORT_MESSAGE_HEADERS}: All headers as they were received. */
	public static final PropertyTag<String> TRANSPORT_MESSAGE_HEADERS = named("PR_TRANSPORT_MESSAGE_HEADERS",
			PropertyTag.unicode(0x007D));

	/** {@code PR_BODY}: Body as plain text. */
	public static final PropertyTag<String> BODY = named("PR_BODY", PropertyTag.unicode(0x1000));

	/**
	 * {@code PR_HTML}: Body as HTML, in the character set that {@link #INTERNET_CPID}
	 * names.
	 */
	public static final PropertyTag<Binary> HTML = named("PR_HTML", PropertyTag.binary(0x1013));

	/** {@code PR_RTF_COMPRESSED}: Body as compressed RTF. */
	public static final PropertyTag<Binary> RTF_COMPRESSED = named("PR_RTF_COMPRESSED", PropertyTag.binary(0x1009));

	/** {@code PR_RTF_IN_SYNC}: Whether the RTF body and the plain text say the same. */
	public static final PropertyTag<Boolean> RTF_IN_SYNC = named("PR_RTF_IN_SYNC", PropertyTag.bool(0x0E1F));

	/** {@code PR_INTERNET_CPID}: Code page of the HTML body. */
	public static final PropertyTag<Integer> INTERNET_CPID = named("PR_INTERNET_CPID", PropertyTag.int32(0x3FDE));

	/**
	 * {@code PR_NATIVE_BODY_INFO}: Format in which the body was written: 1 text, 2 RTF, 3
	 * HTML.
	 */
	public static final PropertyTag<Integer> NATIVE_BODY_INFO = named("PR_NATIVE_BODY_INFO", PropertyTag.int32(0x1016));

	/**
	 * {@code PR_DELETE_AFTER_SUBMIT}: Whether the store deletes the message after sending
	 * it.
	 */
	public static final PropertyTag<Boolean> DELETE_AFTER_SUBMIT = named("PR_DELETE_AFTER_SUBMIT",
			PropertyTag.bool(0x0E01));

	/**
	 * {@code PR_SENTMAIL_ENTRYID}: Folder into which the message goes after it was sent.
	 */
	public static final PropertyTag<EntryId> SENTMAIL_ENTRYID = named("PR_SENTMAIL_ENTRYID",
			PropertyTag.entryId(0x0E0A));

	/**
	 * {@code PR_RESPONSIBILITY}: Whether somebody has taken over delivery to the
	 * recipient.
	 */
	public static final PropertyTag<Boolean> RESPONSIBILITY = named("PR_RESPONSIBILITY", PropertyTag.bool(0x0E0F));

	// Recipient

	/**
	 * {@code PR_RECIPIENT_TYPE}: 0 originator, 1 to, 2 cc, 3 bcc; see
	 * {@link RecipientType}.
	 */
	public static final PropertyTag<Integer> RECIPIENT_TYPE = named("PR_RECIPIENT_TYPE", PropertyTag.int32(0x0C15));

	/** {@code PR_ADDRTYPE}: Type of the address, such as SMTP. */
	public static final PropertyTag<String> ADDRTYPE = named("PR_ADDRTYPE", PropertyTag.unicode(0x3002));

	/** {@code PR_EMAIL_ADDRESS}: Address, of the address type. */
	public static final PropertyTag<String> EMAIL_ADDRESS = named("PR_EMAIL_ADDRESS", PropertyTag.unicode(0x3003));

	/** {@code PR_SMTP_ADDRESS}: SMTP address. */
	public static final PropertyTag<String> SMTP_ADDRESS = named("PR_SMTP_ADDRESS", PropertyTag.unicode(0x39FE));

	// Attachment

	/** {@code PR_ATTACH_NUM}: Number of the attachment within its message. */
	public static final PropertyTag<Integer> ATTACH_NUM = named("PR_ATTACH_NUM", PropertyTag.int32(0x0E21));

	/**
	 * {@code PR_ATTACH_METHOD}: How the content is held; see {@link AttachmentMethod}.
	 */
	public static final PropertyTag<Integer> ATTACH_METHOD = named("PR_ATTACH_METHOD", PropertyTag.int32(0x3705));

	/** {@code PR_ATTACH_FILENAME}: Short file name. */
	public static final PropertyTag<String> ATTACH_FILENAME = named("PR_ATTACH_FILENAME", PropertyTag.unicode(0x3704));

	/** {@code PR_ATTACH_LONG_FILENAME}: File name. */
	public static final PropertyTag<String> ATTACH_LONG_FILENAME = named("PR_ATTACH_LONG_FILENAME",
			PropertyTag.unicode(0x3707));

	/** {@code PR_ATTACH_EXTENSION}: Extension of the file name, with its point. */
	public static final PropertyTag<String> ATTACH_EXTENSION = named("PR_ATTACH_EXTENSION",
			PropertyTag.unicode(0x3703));

	/** {@code PR_ATTACH_SIZE}: Size of the attachment in bytes. */
	public static final PropertyTag<Integer> ATTACH_SIZE = named("PR_ATTACH_SIZE", PropertyTag.int32(0x0E20));

	/** {@code PR_ATTACH_MIME_TAG}: MIME type. */
	public static final PropertyTag<String> ATTACH_MIME_TAG = named("PR_ATTACH_MIME_TAG", PropertyTag.unicode(0x370E));

	/** {@code PR_ATTACH_CONTENT_ID}: Content-ID header. */
	public static final PropertyTag<String> ATTACH_CONTENT_ID = named("PR_ATTACH_CONTENT_ID",
			PropertyTag.unicode(0x3712));

	/** {@code PR_ATTACH_DATA_BIN}: Content, as bytes. */
	public static final PropertyTag<Binary> ATTACH_DATA_BIN = named("PR_ATTACH_DATA_BIN", PropertyTag.binary(0x3701));

	/** {@code PR_ATTACH_DATA_OBJ}: Content, as an embedded message or OLE object. */
	public static final PropertyTag<Void> ATTACH_DATA_OBJ = named("PR_ATTACH_DATA_OBJ", PropertyTag.object(0x3701));

	/**
	 * {@code PR_RENDERING_POSITION}: Where the attachment stands in the RTF body; -1 for
	 * nowhere.
	 */
	public static final PropertyTag<Integer> RENDERING_POSITION = named("PR_RENDERING_POSITION",
			PropertyTag.int32(0x370B));

	private PropertyTags() {
	}

	/**
	 * Returns all tags of this class.
	 * @return the tags, in the order of this page
	 */
	public static Collection<PropertyTag<?>> all() {
		return Collections.unmodifiableCollection(TAGS.values());
	}

	static @Nullable String nameOf(int tag) {
		return NAMES.get(tag);
	}

	private static <T> PropertyTag<T> named(String name, PropertyTag<T> tag) {
		NAMES.put(tag.value(), name);
		TAGS.put(tag.value(), tag);
		return tag;
	}

}
