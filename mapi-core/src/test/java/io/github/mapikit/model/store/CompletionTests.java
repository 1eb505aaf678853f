// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.EntryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Completion}.
 */
class CompletionTests {

	private static final EntryId ONE = EntryId.ofHex("01");

	private static final EntryId TWO = EntryId.ofHex("02");

	@Test
	void whenNothingFailedThenItIsComplete() {
		assertThat(Completion.failedFor(List.of())).isEqualTo(Completion.COMPLETE);
		assertThat(Completion.COMPLETE.isComplete()).isTrue();
	}

	@Test
	void whenSomeFailedThenTheyAreTold() {
		Completion completion = Completion.failedFor(List.of(ONE));
		assertThat(completion.isComplete()).isFalse();
		assertThat(completion.failed()).containsExactly(ONE);
		assertThat(completion).isNotEqualTo(Completion.PARTIAL);
	}

	@Test
	void whenNobodyKnowsWhatFailedThenNothingIsTold() {
		assertThat(Completion.PARTIAL.isComplete()).isFalse();
		assertThat(Completion.PARTIAL.failed()).isEmpty();
	}

	@Test
	void whenItIsCompleteAndSomethingFailedThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Completion(true, List.of(ONE), Map.of()));
	}

	@Test
	void whenObjectsHaveNewIdsThenTheyAreFoundByTheOld() {
		Completion completion = Completion.COMPLETE.withNewIds(Map.of(ONE, TWO));
		assertThat(completion.newId(ONE)).contains(TWO);
		assertThat(completion.newId(TWO)).isEmpty();
		assertThat(completion.isComplete()).isTrue();
	}

	@Test
	void whenWhatItWasMadeOfChangesThenItDoesNot() {
		List<EntryId> failed = new ArrayList<>(List.of(ONE));
		Map<EntryId, EntryId> ids = new HashMap<>(Map.of(ONE, TWO));
		Completion completion = new Completion(false, failed, ids);
		failed.clear();
		ids.clear();
		assertThat(completion.failed()).containsExactly(ONE);
		assertThat(completion.newId(ONE)).contains(TWO);
	}

	@Test
	void whenSentThenItIsEqual() throws Exception {
		Completion completion = Completion.failedFor(List.of(ONE)).withNewIds(Map.of(TWO, ONE));
		assertThat(SerializedCopy.of(completion)).isEqualTo(completion).hasSameHashCodeAs(completion);
	}

}
