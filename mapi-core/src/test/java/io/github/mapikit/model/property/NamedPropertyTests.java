// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.util.UUID;

import io.github.mapikit.error.SerializedCopy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link NamedProperty}.
 */
class NamedPropertyTests {

	private static final UUID SET = UUID.fromString("00062008-0000-0000-c000-000000000046");

	@Test
	void whenMadeThenItIsANumberOrAText() {
		NamedProperty number = NamedProperty.of(SET, 0x8501);
		assertThat(number.number()).isEqualTo(0x8501);
		assertThat(number.text()).isNull();
		NamedProperty text = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Keywords");
		assertThat(text.text()).isEqualTo("Keywords");
		assertThat(text.number()).isZero();
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenItIsNeitherOrBothThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NamedProperty(SET, 1, "Keywords"));
		assertThatIllegalArgumentException().isThrownBy(() -> NamedProperty.of(SET, ""));
		assertThatNullPointerException().isThrownBy(() -> NamedProperty.of(SET, null));
		assertThatNullPointerException().isThrownBy(() -> NamedProperty.of(null, 1));
	}

	@Test
	void whenSentThenItIsEqual() throws Exception {
		NamedProperty text = NamedProperty.of(SET, "Keywords");
		assertThat(SerializedCopy.of(text)).isEqualTo(text).hasSameHashCodeAs(text);
		// names that are texts are told apart by case ("MAPINAMEID")
		assertThat(NamedProperty.of(SET, "keywords")).isNotEqualTo(text);
		assertThat(NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Keywords")).isNotEqualTo(text);
		assertThat(NamedProperty.of(SET, 1)).isNotEqualTo(NamedProperty.of(SET, 2));
	}

}
