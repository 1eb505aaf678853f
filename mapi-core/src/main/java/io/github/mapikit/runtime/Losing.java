// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.List;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.watch.Settlement;
import io.github.mapikit.runtime.watch.Watch;
import org.jspecify.annotations.Nullable;

/**
 * Fails what is lost with MAPI: leases and their tasks. For want of memory, later.
 */
final class Losing extends Settlement {

	private final Watch watch;

	private final PrimaryThread primary;

	private final @Nullable AnchorThread anchor;

	private final List<Leaseholder> leases;

	private final MapiSubsystemFailedException failure;

	private final Throwable cause;

	Losing(Watch watch, PrimaryThread primary, @Nullable AnchorThread anchor, List<Leaseholder> leases,
			MapiSubsystemFailedException failure, Throwable cause) {
		this.watch = watch;
		this.primary = primary;
		this.anchor = anchor;
		this.leases = leases;
		this.failure = failure;
		this.cause = cause;
	}

	/**
	 * Does it now, or lets it be done later if that fails. Never throws.
	 */
	void settleOrLater() {
		try {
			settle();
		}
		catch (Throwable ex) {
			this.watch.completers().settleLater(this);
		}
	}

	@Override
	protected void settle() {
		this.leases.forEach((lease) -> lease.lost(this.failure, this.cause));
		this.primary.lost(this.failure);
		AnchorThread anchored = this.anchor;
		if (anchored != null) {
			anchored.lost(this.failure);
		}
	}

}
