// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Address fields as programs and people write them.
 */
class AddressTests {

	private static MailAddresses parse(String field, int limit) {
		String bytes = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		return MailAddresses.of(RecipientType.TO, List.of(bytes), new EncodedWords(), limit);
	}

	private static String show(List<Recipient> recipients) {
		return recipients.stream()
			.map((recipient) -> recipient.name() + " <" + recipient.address() + ">")
			.collect(Collectors.joining(" | "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			# the address is what stands between angle brackets
			ann@example.org                          ~ ann@example.org <ann@example.org>
			Ann <ann@example.org>                    ~ Ann <ann@example.org>
			"Doe, Ann" <ann@example.org>             ~ Doe, Ann <ann@example.org>
			Doe, Ann <ann@example.org>               ~ Doe, Ann <ann@example.org>
			Doe, Ann, MD <ann@example.org>, b@c.de   ~ Doe, Ann, MD <ann@example.org> | b@c.de <b@c.de>
			J. R. Doe <ann@example.org>              ~ J. R. Doe <ann@example.org>
			a@b.de <real@example.org>                ~ a@b.de <real@example.org>
			"a@b.de" <real@example.org>              ~ a@b.de <real@example.org>
			a@b.de<real@example.org>                 ~ a@b.de <real@example.org>
			"a@b.de <a@b.de>" <real@example.org>     ~ a@b.de <a@b.de> <real@example.org>
			=?utf-8?q?x_=3Ca=40b=2Ede=3E?= <r@e.org> ~ x <a@b.de> <r@e.org>
			Ann <one> <ann@example.org>              ~ Ann <one> <ann@example.org>
			Ann [ext] <ann@example.org>              ~ Ann [ext] <ann@example.org>
			Ann ( <ann@example.org>                  ~ Ann ( <ann@example.org>
			# comments
			ann@example.org (Ann Doe)                ~ Ann Doe <ann@example.org>
			ann@example.org (Ann (the (first)) Doe)  ~ Ann (the (first)) Doe <ann@example.org>
			ann@example.org (A \\) B)                ~ A ) B <ann@example.org>
			root (Cron Daemon)                       ~ Cron Daemon <root>
			(x) Ann (y) <ann@example.org> (z)        ~ Ann <ann@example.org>
			# what is missing
			Ann <ann@example.org, Bob <bob@c.de>     ~ Ann <ann@example.org> | Bob <bob@c.de>
			Ann ann@example.org                      ~ Ann <ann@example.org>
			"Ann" ann@example.org                    ~ Ann <ann@example.org>
			Ann <a@b.de> Bob <b@b.de>                ~ Ann <a@b.de> | Bob <b@b.de>
			"Ann <ann@example.org>                   ~ Ann <ann@example.org>
			Ann ann@example.org>                     ~ Ann <ann@example.org>
			<ann@example.org> Ann                    ~ Ann <ann@example.org>
			# what is too much
			<<ann@example.org>>                      ~ ann@example.org <ann@example.org>
			<mailto:ann@example.org>                 ~ ann@example.org <ann@example.org>
			mailto:ann@example.org                   ~ ann@example.org <ann@example.org>
			<@relay,@other:ann@example.org>          ~ ann@example.org <ann@example.org>
			ann @ example . org                      ~ ann @ example . org <ann @ example . org>
			'ann@example.org'                        ~ ann@example.org <ann@example.org>
			"'ann@example.org'" <ann@example.org>    ~ 'ann@example.org' <ann@example.org>
			,, ann@example.org ,;                    ~ ann@example.org <ann@example.org>
			# separators of Outlook
			a@b.de; Bob <b@b.de>; c@b.de             ~ a@b.de <a@b.de> | Bob <b@b.de> | c@b.de <c@b.de>
			# local parts and domains
			"a b"@example.org                        ~ "a b"@example.org <"a b"@example.org>
			ann@[IPv6:::1]                           ~ ann@[IPv6:::1] <ann@[IPv6:::1]>
			# groups
			Team: a@b.de, Bob <b@b.de>;, c@b.de      ~ a@b.de <a@b.de> | Bob <b@b.de> | c@b.de <c@b.de>
			undisclosed-recipients:;                 ~ undisclosed-recipients <>
			undisclosed-recipients: ;                ~ undisclosed-recipients <>
			Undisclosed recipients:                  ~ Undisclosed recipients <>
			# names alone
			Bob                                      ~ Bob <>
			Bob, Ann Doe                             ~ Bob <> | Ann Doe <>
			Bob, a@b.de                              ~ Bob <> | a@b.de <a@b.de>
			<Somebody at home>                       ~ Somebody at home <>
			# encoded words
			=?utf-8?Q?M=C3=BCller,_Hans?= <h@b.de>   ~ Müller, Hans <h@b.de>
			"=?utf-8?Q?M=C3=BCller,_Hans?=" <h@b.de> ~ Müller, Hans <h@b.de>
			h@b.de (=?utf-8?Q?M=C3=BCller?=)         ~ Müller <h@b.de>
			=?utf-8?Q?M=C3=BCller, Hans?= <h@b.de>   ~ Müller, Hans <h@b.de>
			=?utf-8?Q?M=C3=BCller <h@b.de>           ~ Müller <h@b.de>
			=?utf-8?Q?M=C3=BC?= =?utf-8?Q?ller?= <h@b.de> ~ Müller <h@b.de>
			=?utf-8?B?QW5uIDxhbm5AZXhhbXBsZS5vcmc+?= ~ Ann <ann@example.org>
			Müller <müller@example.org>              ~ Müller <müller@example.org>
			""")
	void whenAFieldIsReadThenNamesAndAddressesAreFound(String field, String expected) {
		assertThat(show(parse(field, 100).recipients())).isEqualTo(expected);
	}

	@Test
	void whenANameHasNoAddressThenItsTypeIsEmpty() {
		assertThat(parse("Bob", 1).recipients()).containsExactly(new Recipient(RecipientType.TO, "Bob", "", "", null));
	}

	@Test
	void whenThereAreMoreAddressesThanAllowedThenTheRestIsLeftOut() {
		MailAddresses addresses = parse("a@b.de, ".repeat(100_000), 50);
		assertThat(addresses.recipients()).hasSize(50);
		assertThat(addresses.isCut()).isTrue();
	}

	@Test
	void whenAFieldOpensWhatItNeverClosesThenItIsReadOnce() {
		for (String opening : List.of("(", "\"", "<", "[", "=?", "=?x?q?", ":", ";", "\\", "<\"", "(\"", "\u001b$B")) {
			String field = opening.repeat(300_000) + " Ann <ann@example.org>";
			assertThat(parse(field, 1_000_000).recipients()).as(opening).isNotEmpty();
		}
	}

	@Test
	void whenCommentsAreNestedDeeplyThenTheNameIsFound() {
		String field = "ann@example.org " + "(".repeat(100_000) + "x" + ")".repeat(100_000);
		assertThat(parse(field, 1).recipients()).extracting(Recipient::address).containsExactly("ann@example.org");
	}

}
