// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;

/**
 * The tags of the properties that mail programs use most, by their documented names
 * without the prefix {@code PR_}. Any other tag is made with {@link PropertyTag}.
 * <p>
 * Source: "MAPI Properties" (MAPI reference) and the header MAPITags.h.
 *
 * @since 0.1.0
 */
public final class PropertyTags {

	private static final List<PropertyTag<?>> ALL = new ArrayList<>();

	// Any object

	/** {@code PR_ENTRYID}: Entry identifier of the object. */
	public static final PropertyTag<EntryId> ENTRYID = tag(PropertyTag.entryId(0x0FFF));

	/**
	 * {@code PR_PARENT_ENTRYID}: Entry identifier of the folder that holds the object.
	 */
	public static final PropertyTag<EntryId> PARENT_ENTRYID = tag(PropertyTag.entryId(0x0E09));

	/** {@code PR_RECORD_KEY}: Key by which two objects of one store compare. */
	public static final PropertyTag<Binary> RECORD_KEY = tag(PropertyTag.binary(0x0FF9));

	/** {@code PR_SEARCH_KEY}: Key that copies of an object share. */
	public static final PropertyTag<Binary> SEARCH_KEY = tag(PropertyTag.binary(0x300B));

	/** {@code PR_INSTANCE_KEY}: Key of a row within one table. */
	public static final PropertyTag<Binary> INSTANCE_KEY = tag(PropertyTag.binary(0x0FF6));

	/** {@code PR_OBJECT_TYPE}: Kind of the object. */
	public static final PropertyTag<Integer> OBJECT_TYPE = tag(PropertyTag.int32(0x0FFE));

	/** {@code PR_DISPLAY_NAME}: Name shown to people. */
	public static final PropertyTag<String> DISPLAY_NAME = tag(PropertyTag.unicode(0x3001));

	/** {@code PR_COMMENT}: Remark on the object. */
	public static final PropertyTag<String> COMMENT = tag(PropertyTag.unicode(0x3004));

	/** {@code PR_CREATION_TIME}: When the object was created. */
	public static final PropertyTag<Instant> CREATION_TIME = tag(PropertyTag.time(0x3007));

	/** {@code PR_LAST_MODIFICATION_TIME}: When the object was last changed. */
	public static final PropertyTag<Instant> LAST_MODIFICATION_TIME = tag(PropertyTag.time(0x3008));

	/** {@code PR_ACCESS}: What the user may do with the object, as bits. */
	public static final PropertyTag<Integer> ACCESS = tag(PropertyTag.int32(0x0FF4));

	/** {@code PR_STORE_ENTRYID}: Entry identifier of the store that holds the object. */
	public static final PropertyTag<EntryId> STORE_ENTRYID = tag(PropertyTag.entryId(0x0FFB));

	/** {@code PR_ROWID}: Number of a row within a recipient table. */
	public static final PropertyTag<Integer> ROWID = tag(PropertyTag.int32(0x3000));

	// Store

	/** {@code PR_IPM_SUBTREE_ENTRYID}: Folder under which people see their folders. */
	public static final PropertyTag<EntryId> IPM_SUBTREE_ENTRYID = tag(PropertyTag.entryId(0x35E0));

	/** {@code PR_IPM_OUTBOX_ENTRYID}: Outbox folder. */
	public static final PropertyTag<EntryId> IPM_OUTBOX_ENTRYID = tag(PropertyTag.entryId(0x35E2));

	/** {@code PR_IPM_SENTMAIL_ENTRYID}: Folder of sent items. */
	public static final PropertyTag<EntryId> IPM_SENTMAIL_ENTRYID = tag(PropertyTag.entryId(0x35E4));

	/** {@code PR_IPM_WASTEBASKET_ENTRYID}: Folder of deleted items. */
	public static final PropertyTag<EntryId> IPM_WASTEBASKET_ENTRYID = tag(PropertyTag.entryId(0x35E3));

	/** {@code PR_STORE_SUPPORT_MASK}: What the store can do, as bits. */
	public static final PropertyTag<Integer> STORE_SUPPORT_MASK = tag(PropertyTag.int32(0x340D));

	/** {@code PR_MDB_PROVIDER}: Identifier of the store's provider. */
	public static final PropertyTag<Binary> MDB_PROVIDER = tag(PropertyTag.binary(0x3414));

	/** {@code PR_MAILBOX_OWNER_NAME}: Name of the mailbox's owner. */
	public static final PropertyTag<String> MAILBOX_OWNER_NAME = tag(PropertyTag.unicode(0x661C));

	// Folder

	/** {@code PR_CONTENT_COUNT}: Number of messages in the folder. */
	public static final PropertyTag<Integer> CONTENT_COUNT = tag(PropertyTag.int32(0x3602));

	/** {@code PR_CONTENT_UNREAD}: Number of unread messages in the folder. */
	public static final PropertyTag<Integer> CONTENT_UNREAD = tag(PropertyTag.int32(0x3603));

	/** {@code PR_SUBFOLDERS}: Whether the folder has subfolders. */
	public static final PropertyTag<Boolean> SUBFOLDERS = tag(PropertyTag.bool(0x360A));

	/** {@code PR_FOLDER_TYPE}: Root, generic or search folder. */
	public static final PropertyTag<Integer> FOLDER_TYPE = tag(PropertyTag.int32(0x3601));

	/** {@code PR_CONTAINER_CLASS}: Kind of items that the folder is for. */
	public static final PropertyTag<String> CONTAINER_CLASS = tag(PropertyTag.unicode(0x3613));

	/** {@code PR_DEPTH}: Level of a row in a hierarchy. */
	public static final PropertyTag<Integer> DEPTH = tag(PropertyTag.int32(0x3005));

	// Message

	/** {@code PR_MESSAGE_CLASS}: What kind of item the message is, such as IPM.Note. */
	public static final PropertyTag<String> MESSAGE_CLASS = tag(PropertyTag.unicode(0x001A));

	/** {@code PR_SUBJECT}: Subject with its prefix. */
	public static final PropertyTag<String> SUBJECT = tag(PropertyTag.unicode(0x0037));

	/** {@code PR_SUBJECT_PREFIX}: Prefix of the subject, such as "RE: ". */
	public static final PropertyTag<String> SUBJECT_PREFIX = tag(PropertyTag.unicode(0x003D));

	/** {@code PR_NORMALIZED_SUBJECT}: Subject without its prefix. */
	public static final PropertyTag<String> NORMALIZED_SUBJECT = tag(PropertyTag.unicode(0x0E1D));

	/**
	 * {@code PR_CONVERSATION_TOPIC}: Normalized subject of the first message of the
	 * conversation.
	 */
	public static final PropertyTag<String> CONVERSATION_TOPIC = tag(PropertyTag.unicode(0x0070));

	/** {@code PR_MESSAGE_FLAGS}: State of the message, as bits of {@link MessageFlag}. */
	public static final PropertyTag<Integer> MESSAGE_FLAGS = tag(PropertyTag.int32(0x0E07));

	/** {@code PR_MESSAGE_SIZE}: Size of the message in bytes. */
	public static final PropertyTag<Integer> MESSAGE_SIZE = tag(PropertyTag.int32(0x0E08));

	/** {@code PR_MSG_STATUS}: State of the message in its folder's table, as bits. */
	public static final PropertyTag<Integer> MSG_STATUS = tag(PropertyTag.int32(0x0E17));

	/** {@code PR_HASATTACH}: Whether the message has attachments that people see. */
	public static final PropertyTag<Boolean> HASATTACH = tag(PropertyTag.bool(0x0E1B));

	/** {@code PR_IMPORTANCE}: 0 low, 1 normal, 2 high. */
	public static final PropertyTag<Integer> IMPORTANCE = tag(PropertyTag.int32(0x0017));

	/** {@code PR_PRIORITY}: -1 not urgent, 0 normal, 1 urgent. */
	public static final PropertyTag<Integer> PRIORITY = tag(PropertyTag.int32(0x0026));

	/** {@code PR_SENSITIVITY}: 0 none, 1 personal, 2 private, 3 confidential. */
	public static final PropertyTag<Integer> SENSITIVITY = tag(PropertyTag.int32(0x0036));

	/** {@code PR_CLIENT_SUBMIT_TIME}: When the sender submitted the message. */
	public static final PropertyTag<Instant> CLIENT_SUBMIT_TIME = tag(PropertyTag.time(0x0039));

	/** {@code PR_MESSAGE_DELIVERY_TIME}: When the message was delivered. */
	public static final PropertyTag<Instant> DELIVERY_TIME = tag(PropertyTag.time(0x0E06));

	/** {@code PR_SENDER_NAME}: Name of the sender. */
	public static final PropertyTag<String> SENDER_NAME = tag(PropertyTag.unicode(0x0C1A));

	/** {@code PR_SENDER_ADDRTYPE}: Type of the sender's address, such as SMTP. */
	public static final PropertyTag<String> SENDER_ADDRTYPE = tag(PropertyTag.unicode(0x0C1E));

	/**
	 * {@code PR_SENDER_EMAIL_ADDRESS}: Address of the sender, of the sender's address
	 * type.
	 */
	public static final PropertyTag<String> SENDER_EMAIL_ADDRESS = tag(PropertyTag.unicode(0x0C1F));

	/** {@code PR_SENDER_SMTP_ADDRESS}: SMTP address of the sender. */
	public static final PropertyTag<String> SENDER_SMTP_ADDRESS = tag(PropertyTag.unicode(0x5D01));

	/**
	 * {@code PR_SENT_REPRESENTING_NAME}: Name of the one on whose behalf the message was
	 * sent.
	 */
	public static final PropertyTag<String> SENT_REPRESENTING_NAME = tag(PropertyTag.unicode(0x0042));

	/** {@code PR_SENT_REPRESENTING_ADDRTYPE}: Type of that one's address. */
	public static final PropertyTag<String> SENT_REPRESENTING_ADDRTYPE = tag(PropertyTag.unicode(0x0064));

	/** {@code PR_SENT_REPRESENTING_EMAIL_ADDRESS}: Address of that one. */
	public static final PropertyTag<String> SENT_REPRESENTING_EMAIL_ADDRESS = tag(PropertyTag.unicode(0x0065));

	/** {@code PR_RECEIVED_BY_NAME}: Name of the one who received the message. */
	public static final PropertyTag<String> RECEIVED_BY_NAME = tag(PropertyTag.unicode(0x0040));

	/**
	 * {@code PR_RECEIVED_BY_EMAIL_ADDRESS}: Address of the one who received the message.
	 */
	public static final PropertyTag<String> RECEIVED_BY_EMAIL_ADDRESS = tag(PropertyTag.unicode(0x0076));

	/** {@code PR_REPLY_RECIPIENT_NAMES}: Names to whom replies go. */
	public static final PropertyTag<String> REPLY_RECIPIENT_NAMES = tag(PropertyTag.unicode(0x0050));

	/** {@code PR_DISPLAY_TO}: Names of the primary recipients. */
	public static final PropertyTag<String> DISPLAY_TO = tag(PropertyTag.unicode(0x0E04));

	/** {@code PR_DISPLAY_CC}: Names of the recipients of copies. */
	public static final PropertyTag<String> DISPLAY_CC = tag(PropertyTag.unicode(0x0E03));

	/** {@code PR_DISPLAY_BCC}: Names of the recipients of blind copies. */
	public static final PropertyTag<String> DISPLAY_BCC = tag(PropertyTag.unicode(0x0E02));

	/** {@code PR_INTERNET_MESSAGE_ID}: Message-ID header. */
	public static final PropertyTag<String> INTERNET_MESSAGE_ID = tag(PropertyTag.unicode(0x1035));

	/** {@code PR_INTERNET_REFERENCES}: References header. */
	public static final PropertyTag<String> INTERNET_REFERENCES = tag(PropertyTag.unicode(0x1039));

	/** {@code PR_TRANSPORT_MESSAGE_HEADERS}: All headers as they were received. */
	public static final PropertyTag<String> TRANSPORT_MESSAGE_HEADERS = tag(PropertyTag.unicode(0x007D));

	/** {@code PR_BODY}: Body as plain text. */
	public static final PropertyTag<String> BODY = tag(PropertyTag.unicode(0x1000));

	/**
	 * {@code PR_HTML}: Body as HTML, in the character set that {@link #INTERNET_CPID}
	 * names.
	 */
	public static final PropertyTag<Binary> HTML = tag(PropertyTag.binary(0x1013));

	/** {@code PR_RTF_COMPRESSED}: Body as compressed RTF. */
	public static final PropertyTag<Binary> RTF_COMPRESSED = tag(PropertyTag.binary(0x1009));

	/** {@code PR_RTF_IN_SYNC}: Whether the RTF body and the plain text say the same. */
	public static final PropertyTag<Boolean> RTF_IN_SYNC = tag(PropertyTag.bool(0x0E1F));

	/** {@code PR_INTERNET_CPID}: Code page of the HTML body. */
	public static final PropertyTag<Integer> INTERNET_CPID = tag(PropertyTag.int32(0x3FDE));

	/**
	 * {@code PR_NATIVE_BODY_INFO}: Format in which the body was written: 1 text, 2 RTF, 3
	 * HTML.
	 */
	public static final PropertyTag<Integer> NATIVE_BODY_INFO = tag(PropertyTag.int32(0x1016));

	/**
	 * {@code PR_DELETE_AFTER_SUBMIT}: Whether the store deletes the message after sending
	 * it.
	 */
	public static final PropertyTag<Boolean> DELETE_AFTER_SUBMIT = tag(PropertyTag.bool(0x0E01));

	/**
	 * {@code PR_SENTMAIL_ENTRYID}: Folder into which the message goes after it was sent.
	 */
	public static final PropertyTag<EntryId> SENTMAIL_ENTRYID = tag(PropertyTag.entryId(0x0E0A));

	/**
	 * {@code PR_RESPONSIBILITY}: Whether somebody has taken over delivery to the
	 * recipient.
	 */
	public static final PropertyTag<Boolean> RESPONSIBILITY = tag(PropertyTag.bool(0x0E0F));

	// Recipient

	/**
	 * {@code PR_RECIPIENT_TYPE}: 0 originator, 1 to, 2 cc, 3 bcc; see
	 * {@code RecipientType}.
	 */
	public static final PropertyTag<Integer> RECIPIENT_TYPE = tag(PropertyTag.int32(0x0C15));

	/** {@code PR_ADDRTYPE}: Type of the address, such as SMTP. */
	public static final PropertyTag<String> ADDRTYPE = tag(PropertyTag.unicode(0x3002));

	/** {@code PR_EMAIL_ADDRESS}: Address, of the address type. */
	public static final PropertyTag<String> EMAIL_ADDRESS = tag(PropertyTag.unicode(0x3003));

	/** {@code PR_SMTP_ADDRESS}: SMTP address. */
	public static final PropertyTag<String> SMTP_ADDRESS = tag(PropertyTag.unicode(0x39FE));

	// Attachment

	/** {@code PR_ATTACH_NUM}: Number of the attachment within its message. */
	public static final PropertyTag<Integer> ATTACH_NUM = tag(PropertyTag.int32(0x0E21));

	/**
	 * {@code PR_ATTACH_METHOD}: How the content is held; see {@code AttachmentMethod}.
	 */
	public static final PropertyTag<Integer> ATTACH_METHOD = tag(PropertyTag.int32(0x3705));

	/** {@code PR_ATTACH_FILENAME}: Short file name. */
	public static final PropertyTag<String> ATTACH_FILENAME = tag(PropertyTag.unicode(0x3704));

	/** {@code PR_ATTACH_LONG_FILENAME}: File name. */
	public static final PropertyTag<String> ATTACH_LONG_FILENAME = tag(PropertyTag.unicode(0x3707));

	/** {@code PR_ATTACH_EXTENSION}: Extension of the file name, with its point. */
	public static final PropertyTag<String> ATTACH_EXTENSION = tag(PropertyTag.unicode(0x3703));

	/** {@code PR_ATTACH_SIZE}: Size of the attachment in bytes. */
	public static final PropertyTag<Integer> ATTACH_SIZE = tag(PropertyTag.int32(0x0E20));

	/** {@code PR_ATTACH_MIME_TAG}: MIME type. */
	public static final PropertyTag<String> ATTACH_MIME_TAG = tag(PropertyTag.unicode(0x370E));

	/** {@code PR_ATTACH_CONTENT_ID}: Content-ID header. */
	public static final PropertyTag<String> ATTACH_CONTENT_ID = tag(PropertyTag.unicode(0x3712));

	/** {@code PR_ATTACH_DATA_BIN}: Content, as bytes. */
	public static final PropertyTag<Binary> ATTACH_DATA_BIN = tag(PropertyTag.binary(0x3701));

	/** {@code PR_ATTACH_DATA_OBJ}: Content, as an embedded message or OLE object. */
	public static final PropertyTag<Void> ATTACH_DATA_OBJ = tag(
			PropertyTag.of(0x3701, PropertyType.OBJECT, Void.class));

	/**
	 * {@code PR_RENDERING_POSITION}: Where the attachment stands in the RTF body; -1 for
	 * nowhere.
	 */
	public static final PropertyTag<Integer> RENDERING_POSITION = tag(PropertyTag.int32(0x370B));

	private PropertyTags() {
	}

	/**
	 * Returns all tags of this class.
	 * @return the tags, in the order of this page
	 */
	public static Collection<PropertyTag<?>> all() {
		return Collections.unmodifiableCollection(ALL);
	}

	private static <T> PropertyTag<T> tag(PropertyTag<T> tag) {
		ALL.add(tag);
		return tag;
	}

}
