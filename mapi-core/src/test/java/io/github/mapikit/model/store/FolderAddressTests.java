// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.EntryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link FolderAddress}.
 */
class FolderAddressTests {

	private static final EntryId STORE = EntryId.ofHex("01");

	private static final EntryId FOLDER = EntryId.ofHex("02");

	@Test
	void whenNoStoreIsNamedThenItIsThatOfTheMessages() {
		assertThat(FolderAddress.of(FOLDER).store()).isNull();
		assertThat(FolderAddress.of(FOLDER)).isEqualTo(new FolderAddress(null, FOLDER));
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenNoFolderIsNamedThenItIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> FolderAddress.of(null));
	}

	@Test
	void whenSentThenItIsEqual() throws Exception {
		FolderAddress address = new FolderAddress(STORE, FOLDER);
		assertThat(SerializedCopy.of(address)).isEqualTo(address).hasSameHashCodeAs(address);
		assertThat(address).isNotEqualTo(FolderAddress.of(FOLDER));
	}

}
