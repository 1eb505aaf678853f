// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.MapiContract;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sequences of calls whose steps come out as the files beside this class say. How
 * properties, bodies, attachments and folders behave between a change and the moment it
 * is saved is more than the documentation says, and programs depend on it.
 *
 * @since 0.1.0
 */
public abstract class SequenceContract extends MapiContract {

	/**
	 * Names the driver whose files are used where drivers differ.
	 * @return the name, part of a file name
	 */
	protected abstract String variant();

	static Stream<Sequence> sequences() {
		return Sequences.all();
	}

	@ParameterizedTest
	@MethodSource("sequences")
	void whenPlayedThenEachStepComesOutAsRecorded(Sequence sequence) throws IOException {
		requires(Capability.CREATE_STORE_CONTENT, Capability.LOCAL_DELIVERY);
		String played = fromWorker((session) -> {
			Script script = new Script(session, underTest().ownerAddress());
			try {
				sequence.play().run(script);
				return script.text();
			}
			finally {
				script.end();
			}
		});
		@Nullable String folder = System.getProperty("mapi.sequences.record");
		if (folder != null) {
			GoldenFile.record(Path.of(folder), sequence.name(), variant(), played);
		}
		else {
			Assertions.assertThat(played).isEqualTo(GoldenFile.read(sequence.name(), variant()));
		}
	}

	@Test
	void whenListedThenEachSequenceHasANameOfItsOwn() {
		Assertions.assertThat(sequences().map(Sequence::name)).doesNotHaveDuplicates();
	}

}
