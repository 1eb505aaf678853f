// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.property.MessageFlag;

/**
 * What becomes a {@link MailItem}, while it is being read. Cuts off texts that are longer
 * than tables show, and shares those that many messages have. Belongs to one thread.
 *
 * @since 0.1.0
 */
public final class MailSummary {

	private final StringPool pool;

	private String subject = "";

	private int prefixLength;

	private String senderName = "";

	private String senderAddress = "";

	private String senderAddressType = "";

	private String displayTo = "";

	private String displayCc = "";

	private String messageClass = "IPM.Note";

	private String internetMessageId = "";

	private long deliveryTicks = Ticks.NONE;

	private long submitTicks = Ticks.NONE;

	private long size;

	private int flags;

	private int importance = 1;

	private int sensitivity;

	/**
	 * Creates a summary.
	 * @param pool where equal texts meet
	 */
	public MailSummary(StringPool pool) {
		this.pool = pool;
	}

	String subject() {
		return this.subject;
	}

	int prefixLength() {
		return this.prefixLength;
	}

	/**
	 * Sets the subject.
	 * @param text the subject with its prefix
	 * @param newPrefixLength the number of characters of the prefix
	 */
	public void subject(String text, int newPrefixLength) {
		this.subject = cut(text);
		this.prefixLength = newPrefixLength;
	}

	String senderName() {
		return this.senderName;
	}

	String senderAddress() {
		return this.senderAddress;
	}

	String senderAddressType() {
		return this.senderAddressType;
	}

	/**
	 * Sets the sender.
	 * @param name the name shown to people
	 * @param address the address
	 * @param addressType its type
	 */
	public void sender(String name, String address, String addressType) {
		this.senderName = share(name);
		this.senderAddress = share(address);
		this.senderAddressType = share(addressType);
	}

	String displayTo() {
		return this.displayTo;
	}

	String displayCc() {
		return this.displayCc;
	}

	/**
	 * Sets the recipients as people read them.
	 * @param to the names of those whom the message is for
	 * @param cc the names of those who get a copy
	 */
	public void display(String to, String cc) {
		this.displayTo = share(to);
		this.displayCc = share(cc);
	}

	/**
	 * Returns the message class.
	 * @return the class
	 */
	public String messageClass() {
		return this.messageClass;
	}

	/**
	 * Sets the message class.
	 * @param newMessageClass the class
	 */
	public void messageClass(String newMessageClass) {
		this.messageClass = share(newMessageClass);
	}

	String internetMessageId() {
		return this.internetMessageId;
	}

	/**
	 * Sets the identifier of the message in the Internet.
	 * @param newInternetMessageId the identifier with its angle brackets
	 */
	public void internetMessageId(String newInternetMessageId) {
		this.internetMessageId = cut(newInternetMessageId);
	}

	/**
	 * Returns when the message was delivered.
	 * @return the time, or {@link Ticks#NONE}
	 */
	public long deliveryTicks() {
		return this.deliveryTicks;
	}

	/**
	 * Sets when the message was delivered.
	 * @param newDeliveryTicks the time; with {@link Ticks#NONE} it stays as it is
	 */
	public void deliveryTicks(long newDeliveryTicks) {
		if (newDeliveryTicks != Ticks.NONE) {
			this.deliveryTicks = newDeliveryTicks;
		}
	}

	/**
	 * Returns when the message was sent.
	 * @return the time, or {@link Ticks#NONE}
	 */
	public long submitTicks() {
		return this.submitTicks;
	}

	/**
	 * Sets when the message was sent.
	 * @param newSubmitTicks the time, or {@link Ticks#NONE}
	 */
	public void submitTicks(long newSubmitTicks) {
		this.submitTicks = newSubmitTicks;
	}

	long size() {
		return this.size;
	}

	/**
	 * Sets the size.
	 * @param newSize the number of bytes
	 */
	public void size(long newSize) {
		this.size = newSize;
	}

	/**
	 * Returns the flags.
	 * @return bits of {@link MessageFlag}
	 */
	public int flags() {
		return this.flags;
	}

	/**
	 * Sets all flags.
	 * @param newFlags bits of {@link MessageFlag}
	 */
	public void flags(int newFlags) {
		this.flags = newFlags;
	}

	/**
	 * Sets a flag.
	 * @param flag the flag
	 * @param value whether the message has it
	 */
	public void set(MessageFlag flag, boolean value) {
		this.flags = value ? this.flags | flag.mask() : this.flags & ~flag.mask();
	}

	/**
	 * Returns the importance.
	 * @return 0 low, 1 normal, 2 high
	 */
	public int importance() {
		return this.importance;
	}

	/**
	 * Returns the sensitivity.
	 * @return 0 none, 1 personal, 2 private, 3 confidential
	 */
	public int sensitivity() {
		return this.sensitivity;
	}

	/**
	 * Sets how the sender would like the message to be treated.
	 * @param newImportance 0 low, 1 normal, 2 high
	 * @param newSensitivity 0 none, 1 personal, 2 private, 3 confidential
	 */
	public void treatment(int newImportance, int newSensitivity) {
		this.importance = newImportance;
		this.sensitivity = newSensitivity;
	}

	private String share(String text) {
		return this.pool.share(cut(text));
	}

	private static String cut(String text) {
		if (text.length() <= MailItem.TEXT_LENGTH) {
			return text;
		}
		int end = MailItem.TEXT_LENGTH;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
	}

}
