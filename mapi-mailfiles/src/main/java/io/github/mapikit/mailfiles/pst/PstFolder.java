// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a data file, as far as it is read to be shown.
 *
 * @param node the number of its node
 * @param properties its properties; what its row in the table of folders tells, if they
 * cannot be read
 */
record PstFolder(long node, MailProperties properties) {

	private static final PropertyTag<Integer> CONTENT_COUNT = PropertyTag.int32(0x3602);

	private static final PropertyTag<String> CONTAINER_CLASS = PropertyTag.unicode(0x3613);

	/**
	 * Returns the name.
	 * @return the name; empty if there is none
	 */
	String name() {
		return this.properties.text(PropertyTags.DISPLAY_NAME);
	}

	/**
	 * Returns the name that is shown.
	 * @return the name, or one made of the number
	 */
	String shownName() {
		String name = name();
		return name.isBlank() ? "Folder " + this.node : name;
	}

	String containerClass() {
		return this.properties.text(CONTAINER_CLASS);
	}

	/**
	 * Returns how many messages the folder says to have.
	 * @return {@code PR_CONTENT_COUNT}, or {@code null} if it says nothing
	 */
	@Nullable Integer contentCount() {
		return this.properties.get(CONTENT_COUNT);
	}

}
