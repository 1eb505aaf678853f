// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Where a message's content comes from. Unchanging; may be used from any thread.
 *
 * @since 0.1.0
 */
public interface MessageSource {

	/**
	 * Returns a property, from the index if it is there.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	@Nullable Object get(PropertyTag<?> tag);

	/**
	 * Returns what the index holds of the message.
	 * @return the entry of the index, or {@code null} if the message is in no file
	 */
	default @Nullable MailItem indexed() {
		return null;
	}

	/**
	 * Loads the whole message.
	 * @return the content
	 */
	MessageContent load();

}
