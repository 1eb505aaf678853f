// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

/**
 * {@code IAttach}: an attachment. It has no methods beside those of {@code IMAPIProp}.
 * <p>
 * Source: "IAttach : IMAPIProp" (MAPI reference).
 */
public final class ComAttachment extends ComProp {

	private final int number;

	ComAttachment(ComContext context, long address, int number) {
		super(context, address);
		this.number = number;
	}

	/**
	 * Returns the number by which it was opened, or that it was given.
	 * @return the number
	 */
	public int number() {
		return this.number;
	}

}
