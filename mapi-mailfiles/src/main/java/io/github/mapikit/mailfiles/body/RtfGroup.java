// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import org.jspecify.annotations.Nullable;

/**
 * What holds until the end of a group of RTF. Belongs to one reader.
 */
final class RtfGroup {

	private Destination destination = Destination.TEXT;

	/** Where the Unicode twin of what stands in this group belongs. */
	private Destination unicodeDestination = Destination.NONE;

	private @Nullable Integer font;

	/** The font of text that goes from right to left. */
	private @Nullable Integer associatedFont;

	private boolean rightToLeft;

	private int standIns = 1;

	/** Whether the text is for those that show the RTF, and not of the HTML. */
	private boolean rtfOnly;

	private boolean hidden;

	RtfGroup() {
	}

	RtfGroup(RtfGroup outer) {
		this.destination = outer.destination;
		this.unicodeDestination = outer.unicodeDestination;
		this.font = outer.font;
		this.associatedFont = outer.associatedFont;
		this.rightToLeft = outer.rightToLeft;
		this.standIns = outer.standIns;
		this.rtfOnly = outer.rtfOnly;
		this.hidden = outer.hidden;
	}

	Destination destination() {
		return this.destination;
	}

	void destination(Destination newDestination) {
		this.destination = newDestination;
	}

	/**
	 * Begins a text that stands here twice: first for readers without Unicode.
	 */
	void hideUntilUnicode() {
		this.unicodeDestination = this.destination;
		this.destination = Destination.NONE;
	}

	/**
	 * Begins the twin in Unicode.
	 */
	void showUnicode() {
		this.destination = this.unicodeDestination;
	}

	@Nullable Integer font() {
		return this.font;
	}

	void font(int newFont) {
		this.font = newFont;
	}

	void associatedFont(int newFont) {
		this.associatedFont = newFont;
	}

	/**
	 * Returns the font of text from right to left.
	 * @return the font, or {@code null} if there is none or the text goes the other way
	 */
	@Nullable Integer rightToLeftFont() {
		return this.rightToLeft ? this.associatedFont : null;
	}

	void rightToLeft(boolean newRightToLeft) {
		this.rightToLeft = newRightToLeft;
	}

	/**
	 * Returns how many characters stand in for a Unicode one.
	 * @return the number of characters
	 */
	int standIns() {
		return this.standIns;
	}

	void standIns(int newStandIns) {
		this.standIns = newStandIns;
	}

	boolean isRtfOnly() {
		return this.rtfOnly;
	}

	void rtfOnly(boolean newRtfOnly) {
		this.rtfOnly = newRtfOnly;
	}

	boolean isHidden() {
		return this.hidden;
	}

	void hidden(boolean newHidden) {
		this.hidden = newHidden;
	}

	/**
	 * Takes back how the text looks.
	 */
	void plain() {
		this.font = null;
		this.associatedFont = null;
		this.rightToLeft = false;
		this.hidden = false;
	}

	/**
	 * What the text of a group is.
	 */
	enum Destination {

		/** Part of the body. */
		TEXT,
		/** A piece of the HTML that the RTF was made of. */
		HTML_TAG,
		/** The font table. */
		FONTS,
		/** Nothing that is shown. */
		NONE

	}

}
