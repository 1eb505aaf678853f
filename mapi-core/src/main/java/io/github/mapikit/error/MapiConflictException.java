// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * Two sides want something of MAPI in ways that exclude each other, such as different
 * options: a process has one MAPI, and its first caller's win (R12). Names both sides.
 * May be handled on any thread.
 */
public final class MapiConflictException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String subject;

	private final String existing;

	private final String requested;

	private final String remedy;

	/**
	 * An exception about these two sides.
	 * @param subject what they disagree about, such as {@code notification mode}
	 * @param existing who came first, and what it has, such as
	 * {@code context 'application' with 'MULTITHREADED'}
	 * @param requested who came second, and what it asked for
	 * @param remedy what to do, without a full stop
	 */
	public MapiConflictException(String subject, String existing, String requested, String remedy) {
		super("Conflict about " + subject + ": " + existing + " came first, " + requested + " was refused. " + remedy);
		this.subject = subject;
		this.existing = existing;
		this.requested = requested;
		this.remedy = remedy;
	}

	/**
	 * What the two sides disagree about.
	 * @return the subject
	 */
	public String subject() {
		return this.subject;
	}

	/**
	 * The side that came first and keeps what it has.
	 * @return who, and with what
	 */
	public String existing() {
		return this.existing;
	}

	/**
	 * The side that was refused.
	 * @return who, and what it asked for
	 */
	public String requested() {
		return this.requested;
	}

	/**
	 * What to do.
	 * @return the remedy, without a full stop
	 */
	public String remedy() {
		return this.remedy;
	}

}
