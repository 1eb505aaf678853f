// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureDetail}.
 */
class FailureDetailTests {

	@ParameterizedTest
	@ValueSource(strings = { "cannot open C:\\Users\\Doe, Jane\\mail.pst", "cannot open ..\\jane\\mail.pst",
			"cannot open \u201Cjane/mail.pst\u201D", "profile \"Jane Doe\" is unknown", "jane@example.com", "JANE_DOE",
			"D:/JANE_DOE/MAIL_E_STORE.pst", "" })
	void whenMessageHasNoCodeThenNothingOfItIsShown(String message) {
		assertThat(detail(message)).isEqualTo(FailureDetail.IN_LOG);
	}

	@Test
	void whenMessageHasCodeThenCodeIsShownAlone() {
		assertThat(detail("'MAPILogonEx' of JANE_DOE in C:\\MAPI_E_X\\a: MAPI_E_LOGON_FAILED (0x80040111), mail.pst"))
			.isEqualTo("MAPI_E_LOGON_FAILED (0x80040111)");
	}

	@Test
	@Timeout(5)
	void whenMessageIsHugeThenItCostsNothing() {
		for (String part : new String[] { "'", "A_", "A", "/a,", "\\", "@", "_" }) {
			assertThat(detail(part.repeat(500_000))).isEqualTo(FailureDetail.IN_LOG);
		}
	}

	@Test
	void whenNothingFailedThenThereIsNoDetail() {
		assertThat(FailureDetail.of(Snapshots.pool(1, 1, 1, 0, null))).isNull();
		assertThat(FailureDetail.of(Snapshots.serving())).isNull();
	}

	private static String detail(String message) {
		String detail = FailureDetail.of(Snapshots.pool(1, 1, 1, 0, message));
		assertThat(detail).isNotNull();
		return detail;
	}

}
