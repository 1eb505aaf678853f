// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.property.PropertyTags;

/**
 * A {@code winmail.dat} in a file of its own, as a mail program saves it that cannot read
 * it. The file is read whole.
 *
 * @since 0.1.0
 */
public final class TnefItem extends MailItem {

	private final MailFile file;

	private final MailboxLimits limits;

	private final NamedProperties named;

	private TnefItem(MailSummary summary, MailFile file, MailboxLimits limits, NamedProperties named) {
		super(summary);
		this.file = file;
		this.limits = limits;
		this.named = named;
	}

	/**
	 * Reads what a table shows.
	 * @param file the file
	 * @param size its number of bytes
	 * @param limits what it may cost
	 * @param named the identifiers of named properties in the mailbox
	 * @param pool where equal texts meet
	 * @return the item
	 * @throws IOException if the file cannot be read or is no message
	 */
	public static TnefItem of(MailFile file, long size, MailboxLimits limits, NamedProperties named, StringPool pool)
			throws IOException {
		TnefMessage message = read(file, limits, named, new ArrayList<>());
		List<MailAttachment> attachments = message.toAttachments(0, file.location(), limits, 0);
		message.complete();
		OutlookProperties.completeAttachments(message.values(), attachments);
		MailSummary summary = new MailSummary(pool);
		OutlookProperties.summarize(message.values(), summary);
		if (summary.deliveryTicks() == Ticks.NONE) {
			summary.deliveryTicks(file.modifiedTicks());
		}
		summary.size(size);
		return new TnefItem(summary, file, limits, named);
	}

	private static TnefMessage read(MailFile file, MailboxLimits limits, NamedProperties named,
			List<String> truncations) throws IOException {
		byte[] bytes;
		try (InputStream in = file.open()) {
			bytes = in.readNBytes(limits.archiveBytes());
			if (bytes.length == limits.archiveBytes() && in.read() >= 0) {
				throw new BrokenMailException("it is larger than " + limits.archiveBytes() + " bytes");
			}
		}
		return TnefReader.read(ByteBuffer.wrap(bytes), limits, named, truncations);
	}

	@Override
	protected MailContent read() throws IOException {
		List<String> truncations = new ArrayList<>();
		TnefMessage message = read(this.file, this.limits, this.named, truncations);
		message.values().put(PropertyTags.MESSAGE_SIZE, size());
		message.values().put(PropertyTags.DELIVERY_TIME, deliveryTime());
		return message.toContent(location(), this.limits, 0, truncations);
	}

	@Override
	public String location() {
		return this.file.location();
	}

}
