// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

/**
 * What to do with what is damaged in Outlook's data files.
 *
 * @param recovered whether messages and folders that the file has, but no folder lists,
 * are shown in a folder "Recovered"
 * @param damaged whether what stands on bytes with a wrong checksum is shown
 * nevertheless, with a note in
 * {@link io.github.mapikit.mailfiles.item.MailContent#truncations()}, instead of failing
 * with {@code MAPI_E_CORRUPT_DATA}
 * @since 0.1.0
 */
public record PstOptions(boolean recovered, boolean damaged) {

	/**
	 * Returns the options that lose nothing and show nothing that is wrong.
	 * @return the options
	 */
	public static PstOptions defaults() {
		return new PstOptions(true, false);
	}

}
