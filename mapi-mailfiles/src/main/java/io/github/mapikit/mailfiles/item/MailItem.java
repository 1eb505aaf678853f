// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import java.time.Instant;

import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows of a message, and how to reach the rest. Small, unchanging, and
 * usable on any thread. Texts are cut off at {@value #TEXT_LENGTH} characters, as tables
 * of MAPI stores do ("IMAPITable::QueryRows"); the whole of them is in the content.
 * <p>
 * Of an RFC 822 message only the header was read: {@link MessageFlag#HAS_ATTACHMENT} says
 * there that its type is one that attachments come in ({@code multipart/mixed}), and the
 * content tells for certain.
 *
 * @since 0.1.0
 */
public abstract class MailItem {

	static final int TEXT_LENGTH = 255;

	private static final String OPEN = "IMsgStore::OpenEntry";

	private final String subject;

	private final String senderName;

	private final String senderAddress;

	private final String senderAddressType;

	private final String displayTo;

	private final String displayCc;

	private final String messageClass;

	private final String internetMessageId;

	/** Made once: tables show it more often than all else. */
	private final @Nullable Instant deliveryTime;

	private final long submitTicks;

	/** Boxed, as tables show it. */
	private final Integer size;

	private final short flags;

	private final byte prefixLength;

	private final byte importance;

	private final byte sensitivity;

	/**
	 * Creates an item.
	 * @param summary what tables show
	 */
	protected MailItem(MailSummary summary) {
		this.subject = summary.subject();
		this.prefixLength = (byte) Math.min(summary.prefixLength(),
				Math.min(Byte.MAX_VALUE, summary.subject().length()));
		this.senderName = summary.senderName();
		this.senderAddress = summary.senderAddress();
		this.senderAddressType = summary.senderAddressType();
		this.displayTo = summary.displayTo();
		this.displayCc = summary.displayCc();
		this.messageClass = summary.messageClass();
		this.internetMessageId = summary.internetMessageId();
		this.deliveryTime = Ticks.toInstant(summary.deliveryTicks());
		this.submitTicks = summary.submitTicks();
		this.size = (int) Math.min(Integer.MAX_VALUE, summary.size());
		this.flags = (short) summary.flags();
		this.importance = (byte) summary.importance();
		this.sensitivity = (byte) summary.sensitivity();
	}

	/**
	 * Reads the whole message.
	 * @return the content, which the caller closes
	 * @throws io.github.mapikit.error.MapiCallException if the file has gone
	 * ({@code MAPI_E_NOT_FOUND}), cannot be read ({@code MAPI_E_DISK_ERROR}), or does not
	 * hold this message any more ({@code MAPI_E_CORRUPT_DATA})
	 */
	public final MailContent open() {
		return Failures.call(OPEN, location(), this::read);
	}

	/**
	 * Reads the whole message from its file.
	 * @return the content
	 * @throws Exception if it cannot be read
	 */
	protected abstract MailContent read() throws Exception;

	/**
	 * Returns where the message stands.
	 * @return the path of the file; for an archive also the place within it
	 */
	public abstract String location();

	/**
	 * Returns the entry identifier that the file gives the message.
	 * @return the identifier, or {@code null} if the file gives none
	 */
	public @Nullable EntryId entryId() {
		return null;
	}

	/**
	 * Returns {@code PR_SUBJECT}.
	 * @return the subject with its prefix
	 */
	public final String subject() {
		return this.subject;
	}

	/**
	 * Returns {@code PR_SUBJECT_PREFIX}.
	 * @return such as {@code "RE: "}; may be empty
	 */
	public final String subjectPrefix() {
		return this.subject.substring(0, this.prefixLength);
	}

	/**
	 * Returns {@code PR_NORMALIZED_SUBJECT}.
	 * @return the subject without its prefix
	 */
	public final String normalizedSubject() {
		return this.subject.substring(this.prefixLength);
	}

	/**
	 * Returns {@code PR_SENDER_NAME}.
	 * @return the name shown to people; may be empty
	 */
	public final String senderName() {
		return this.senderName;
	}

	/**
	 * Returns {@code PR_SENDER_EMAIL_ADDRESS}.
	 * @return the address; may be empty
	 */
	public final String senderAddress() {
		return this.senderAddress;
	}

	/**
	 * Returns {@code PR_SENDER_ADDRTYPE}.
	 * @return such as {@code SMTP} or {@code EX}; may be empty
	 */
	public final String senderAddressType() {
		return this.senderAddressType;
	}

	/**
	 * Returns {@code PR_DISPLAY_TO}.
	 * @return names, separated by a semicolon and a blank; may be empty
	 */
	public final String displayTo() {
		return this.displayTo;
	}

	/**
	 * Returns {@code PR_DISPLAY_CC}.
	 * @return names, separated by a semicolon and a blank; may be empty
	 */
	public final String displayCc() {
		return this.displayCc;
	}

	/**
	 * Returns {@code PR_MESSAGE_CLASS}.
	 * @return such as {@code IPM.Note}
	 */
	public final String messageClass() {
		return this.messageClass;
	}

	/**
	 * Returns {@code PR_INTERNET_MESSAGE_ID}.
	 * @return the identifier with its angle brackets; may be empty
	 */
	public final String internetMessageId() {
		return this.internetMessageId;
	}

	/**
	 * Returns {@code PR_MESSAGE_DELIVERY_TIME}.
	 * @return the time, or {@code null} if nothing tells it
	 */
	public final @Nullable Instant deliveryTime() {
		return this.deliveryTime;
	}

	/**
	 * Returns {@code PR_CLIENT_SUBMIT_TIME}.
	 * @return the time, or {@code null} if nothing tells it
	 */
	public final @Nullable Instant submitTime() {
		return Ticks.toInstant(this.submitTicks);
	}

	/**
	 * Returns {@code PR_MESSAGE_SIZE}.
	 * @return the number of bytes
	 */
	public final Integer size() {
		return this.size;
	}

	/**
	 * Returns {@code PR_MESSAGE_FLAGS}.
	 * @return bits of {@link MessageFlag}
	 */
	public final int flags() {
		return this.flags & 0xFFFF;
	}

	/**
	 * Returns {@code PR_HASATTACH}.
	 * @return whether {@link MessageFlag#HAS_ATTACHMENT} is set
	 */
	public final boolean hasAttachments() {
		return MessageFlag.HAS_ATTACHMENT.isIn(this.flags);
	}

	/**
	 * Returns {@code PR_IMPORTANCE}.
	 * @return 0 low, 1 normal, 2 high
	 */
	public final int importance() {
		return this.importance;
	}

	/**
	 * Returns {@code PR_SENSITIVITY}.
	 * @return 0 none, 1 personal, 2 private, 3 confidential
	 */
	public final int sensitivity() {
		return this.sensitivity;
	}

	@Override
	public final String toString() {
		return location();
	}

}
