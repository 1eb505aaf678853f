// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.mapikit.runtime.event.RuntimeListener;
import org.jspecify.annotations.Nullable;

/**
 * Who leases a process. Its monitor guards that and nothing else; nobody is told under
 * it. May be used from any thread.
 */
final class Leaseholders {

	private final Set<Leaseholder> leases = new LinkedHashSet<>();

	/** The lease that left last: as long as there is no other, it is told of the end. */
	private @Nullable Leaseholder last;

	/** Leases of a primary thread that has failed, until they are told. */
	private final List<Leaseholder> toBeTold = new ArrayList<>();

	synchronized boolean add(Leaseholder lease) {
		return this.leases.add(lease);
	}

	synchronized void remove(Leaseholder lease) {
		if (this.leases.remove(lease) && this.leases.isEmpty()) {
			this.last = lease;
		}
	}

	synchronized boolean isEmpty() {
		return this.leases.isEmpty();
	}

	/**
	 * Forgets all, because their primary thread has ended.
	 * @param failed whether it has failed, so that they are told
	 */
	synchronized void clear(boolean failed) {
		if (failed) {
			this.toBeTold.addAll(this.leases);
		}
		this.leases.clear();
		this.last = null;
	}

	synchronized List<Leaseholder> all() {
		return List.copyOf(this.leases);
	}

	synchronized List<Leaseholder> takeToBeTold() {
		List<Leaseholder> taken = List.copyOf(this.toBeTold);
		this.toBeTold.clear();
		return taken;
	}

	private synchronized List<Leaseholder> listening() {
		Leaseholder left = this.last;
		return (this.leases.isEmpty() && left != null) ? List.of(left) : List.copyOf(this.leases);
	}

	void tell(Consumer<? super RuntimeListener> event) {
		for (Leaseholder lease : listening()) {
			lease.listeners().tell(event);
		}
	}

	synchronized List<String> owners() {
		List<String> all = new ArrayList<>();
		this.leases.forEach((lease) -> all.add(lease.owner()));
		return List.copyOf(all);
	}

}
