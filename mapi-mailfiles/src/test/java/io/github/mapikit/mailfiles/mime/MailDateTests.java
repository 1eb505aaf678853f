// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.time.Instant;

import io.github.mapikit.mailfiles.source.Ticks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dates as programs have written them.
 */
class MailDateTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			Mon, 02 Mar 2020 10:11:12 +0100           ~ 2020-03-02T09:11:12Z
			2 Mar 2020 10:11 +0100                    ~ 2020-03-02T09:11:00Z
			02-Mar-2020 10:11:12 GMT                  ~ 2020-03-02T10:11:12Z
			Mon Mar  2 10:11:12 2020                  ~ 2020-03-02T10:11:12Z
			Mon Mar  2 10:11:12 +0100 2020            ~ 2020-03-02T09:11:12Z
			Mon, 2 Mar 2020 10.11.12 +0100            ~ 2020-03-02T09:11:12Z
			Mon, 2 Mar 2020 10:11:12 PM +0000         ~ 2020-03-02T22:11:12Z
			Mon, 2 Mar 2020 12:11 AM                  ~ 2020-03-02T00:11:00Z
			2020-03-02T10:11:12Z                      ~ 2020-03-02T10:11:12Z
			2020-03-02 10:11:12.5 +01:00              ~ 2020-03-02T09:11:12Z
			# years
			Mon, 02 Mar 0102 10:11:12 +0000           ~ 2002-03-02T10:11:12Z
			Mon, 02 Mar 102 10:11:12 +0000            ~ 2002-03-02T10:11:12Z
			Mon, 02 Mar 0120 10:11:12 +0000           ~ 2020-03-02T10:11:12Z
			Mon, 02 Mar 0099 10:11:12 +0000           ~ 1999-03-02T10:11:12Z
			Mon, 02 Mar 99 10:11:12 +0000             ~ 1999-03-02T10:11:12Z
			Mon, 02 Mar 20 10:11:12 +0000             ~ 2020-03-02T10:11:12Z
			Mon, 02 Mar 1601 10:11:12 +0000           ~ 1601-03-02T10:11:12Z
			Mon, 02 Mar 9999 10:11:12 +0000           ~ 9999-03-02T10:11:12Z
			# zones
			Mon, 02 Mar 2020 10:11:12 EST             ~ 2020-03-02T15:11:12Z
			Mon, 02 Mar 2020 10:11:12 CEST            ~ 2020-03-02T08:11:12Z
			Mon, 02 Mar 2020 10:11:12 GMT+2           ~ 2020-03-02T08:11:12Z
			Mon, 02 Mar 2020 10:11:12 UTC-0130        ~ 2020-03-02T11:41:12Z
			Mon, 02 Mar 2020 10:11:12 +530            ~ 2020-03-02T04:41:12Z
			Mon, 02 Mar 2020 10:11:12 +05:30 (IST)    ~ 2020-03-02T04:41:12Z
			Mon, 02 Mar 2020 10:11:12 0200            ~ 2020-03-02T08:11:12Z
			Mon, 02 Mar 2020 10:11:12 +9900           ~ 2020-03-02T10:11:12Z
			Mon, 02 Mar 2020 10:11:12 (x (y)) +0100   ~ 2020-03-02T09:11:12Z
			Mon, 02 Mar 2020 10:11:12 Nowhere         ~ 2020-03-02T10:11:12Z
			# other languages
			Mo, 02 Mrz 2020 10:11:12 +0100            ~ 2020-03-02T09:11:12Z
			Mo, 02 Mär 2020 10:11:12 +0100            ~ 2020-03-02T09:11:12Z
			mar., 3 mars 2020 10:11:12 +0100          ~ 2020-03-03T09:11:12Z
			lun., 1 juin 2020 10:11:12 +0000          ~ 2020-06-01T10:11:12Z
			mer., 1 juil. 2020 10:11:12 +0000         ~ 2020-07-01T10:11:12Z
			Sa, 5 Dez 2020 10:11:12 +0000             ~ 2020-12-05T10:11:12Z
			""")
	void whenADateCanBeReadThenItIs(String text, Instant expected) {
		assertThat(Ticks.toInstant(MailDate.parse(text))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "never", "Mon, 02 Mar 0300 10:11:12 +0000", "Mon, 02 Mar 1066 10:11:12 +0000",
			"Mon, 02 Mar 1600 10:11:12 +0000", "Mon, 02 Mar 30828 10:11:12 +0000", "Mon, 02 Mar 999999 10:11:12 +0000",
			"Mon, 32 Mar 2020 10:11:12 +0000", "Mon, 02 Foo 2020 10:11:12 +0000", "Mon, 02 Mar 2020 25:11:12 +0000",
			"3/2/2020 10:11", "Mon, 01 Jan 1601 00:00:00 +0100" })
	void whenADateCannotBeHeldThenThereIsNone(String text) {
		assertThat(MailDate.parse(text)).isEqualTo(Ticks.NONE);
	}

}
