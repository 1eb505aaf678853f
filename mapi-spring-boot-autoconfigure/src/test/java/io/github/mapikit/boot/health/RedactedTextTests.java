// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedactedText}.
 */
class RedactedTextTests {

	@Test
	void whenThereIsNoTextThenThereIsNone() {
		assertThat(RedactedText.of(null)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'MAPIInitialize' failed with MAPI_E_CALL_FAILED (0x80004005): try again",
			"Task 'Archive.unread' of pool 'worker' ran out of time",
			"its queue is full; raise 'mapi.executor.queue-capacity' or submit less",
			"thread 'mapi-worker-1' has been in 'IMAPISession::OpenMsgStore'", "the provider's state and/or version",
			"MAPI subsystem 'embedded' crashed in 'MAPILogonEx'" })
	void whenNothingIsPersonalThenAllIsShown(String text) {
		assertThat(RedactedText.of(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "profile 'Jane Doe' is not there | profile '******' is not there",
					"profile 'O'Brien' is not there | profile '******' is not there",
					"the application's profile 'Jane' isn't there | the application's profile '******' isn't there",
					"cannot read /home/jane/mail.pst: broken | cannot read ******: broken",
					"cannot read C:\\Users\\Jane Doe\\mail.pst: broken | cannot read ******: broken",
					"cannot read \\\\server\\share\\mail.pst | cannot read ******",
					"from file:/data/mail.pst, twice | from ******, twice",
					"mail of jane.doe@example.org fails | mail of ****** fails" })
	void whenSomethingIsPersonalThenItIsHidden(String text, String shown) {
		assertThat(RedactedText.of(text)).isEqualTo(shown);
	}

}
