// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.List;
import java.util.stream.Stream;

/**
 * All sequences.
 */
final class Sequences {

	private Sequences() {
	}

	static Stream<Sequence> all() {
		return Stream
			.of(PropertySequences.all(), RuleSequences.all(), MessageSequences.all(), SubmitSequences.all(),
					BodySequences.all(), AttachmentSequences.all(), StreamSequences.all(), FolderSequences.all(),
					RecipientSequences.all(), TableSequences.all())
			.flatMap(List::stream);
	}

}
