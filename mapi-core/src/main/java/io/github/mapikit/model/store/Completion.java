// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.mapikit.model.EntryId;

/**
 * How far a call over several objects came. Immutable.
 * <p>
 * Source: "MAPI_W_PARTIAL_COMPLETION" (MAPI reference), which says no more than that
 * something failed; which objects it was, a second look tells where one can.
 *
 * @param isComplete whether it was done for all of them
 * @param failed the objects for which it was not done; empty if it was done for all, and
 * where nobody can tell which it was
 * @param newIds the entry identifiers that objects have now, by those that they had,
 * where the store tells them
 * @since 0.1.0
 */
public record Completion(boolean isComplete, List<EntryId> failed,
		Map<EntryId, EntryId> newIds) implements Serializable {

	/** It was done for all of them. */
	public static final Completion COMPLETE = new Completion(true, List.of(), Map.of());

	/** It was done for some of them, and it is not known for which. */
	public static final Completion PARTIAL = new Completion(false, List.of(), Map.of());

	/**
	 * Creates a completion.
	 * @throws IllegalArgumentException if it is complete although something failed
	 */
	public Completion {
		failed = List.copyOf(failed);
		newIds = Map.copyOf(newIds);
		if (isComplete && !failed.isEmpty()) {
			throw new IllegalArgumentException("What failed for %d objects is not complete".formatted(failed.size()));
		}
	}

	/**
	 * Returns how far a call came that failed for some objects.
	 * @param failed the objects for which it was not done; none if it was done for all
	 * @return the completion
	 */
	public static Completion failedFor(List<EntryId> failed) {
		return failed.isEmpty() ? COMPLETE : new Completion(false, failed, Map.of());
	}

	/**
	 * Returns this completion with the entry identifiers that objects have now.
	 * @param ids new entry identifiers by old ones
	 * @return the completion
	 */
	public Completion withNewIds(Map<EntryId, EntryId> ids) {
		return new Completion(this.isComplete, this.failed, ids);
	}

	/**
	 * Returns the entry identifier that an object has now.
	 * @param old the entry identifier that it had
	 * @return the new one; empty if the store does not tell
	 */
	public Optional<EntryId> newId(EntryId old) {
		return Optional.ofNullable(this.newIds.get(old));
	}

}
