// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.List;
import java.util.Map;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link RecipientRows} and {@link CodePages}.
 */
class RecipientRowsTests {

	private static Row row(Map<PropertyTag<?>, Object> values) {
		return new Row(RecipientRows.COLUMNS.toArray(new PropertyTag<?>[0]),
				RecipientRows.COLUMNS.stream().map(values::get).toArray());
	}

	@Test
	void whenRowsAreReadThenTheirNumbersSayTheOrder() {
		Row second = row(Map.of(PropertyTags.ROWID, 1, PropertyTags.RECIPIENT_TYPE, 2, PropertyTags.DISPLAY_NAME,
				"Bert", PropertyTags.ADDRTYPE, "SMTP", PropertyTags.EMAIL_ADDRESS, "bert@example.org"));
		Row first = row(Map.of(PropertyTags.ROWID, 0, PropertyTags.RECIPIENT_TYPE, 0x10000001,
				PropertyTags.DISPLAY_NAME, "Anna", PropertyTags.ADDRTYPE, "EX", PropertyTags.EMAIL_ADDRESS, "/o=Org",
				PropertyTags.SMTP_ADDRESS, "anna@example.org"));
		Assertions.assertThat(RecipientRows.recipients(List.of(second, first)))
			.containsExactly(new Recipient(RecipientType.TO, "Anna", "EX", "/o=Org", "anna@example.org", null),
					new Recipient(RecipientType.CC, "Bert", "SMTP", "bert@example.org", "bert@example.org", null));
	}

	@Test
	void whenARowIsEmptyThenTheRecipientIs() {
		Assertions.assertThat(RecipientRows.recipients(List.of(row(Map.of()))))
			.containsExactly(new Recipient(RecipientType.TO, "", "", "", null, null));
	}

	@Test
	void whenAPropertyIsBrokenThenTheRecipientIsThereWithoutIt() {
		Row broken = row(Map.of(PropertyTags.ROWID, MapiErrors.MAPI_E_NO_ACCESS, PropertyTags.DISPLAY_NAME,
				MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY, PropertyTags.ADDRTYPE, "SMTP", PropertyTags.EMAIL_ADDRESS, "a@b",
				PropertyTags.ENTRYID, Binary.EMPTY));
		Assertions.assertThat(RecipientRows.recipients(List.of(broken)))
			.containsExactly(new Recipient(RecipientType.TO, "a@b", "SMTP", "a@b", "a@b", null));
	}

	@Test
	void whenNoAddressBookHasARecipientThenItsIdentifierSaysAll() {
		Assertions.assertThat(RecipientRows.oneOffId(Recipient.smtp(RecipientType.TO, "A", "b@c")).toHex())
			.isEqualTo("00000000812B1FA4BEA310199D6E00DD010F540200000180" + "41000000" + "53004D00540050000000"
					+ "6200400063000000");
	}

	@Test
	void whenAddressesAreOfExchangeThenTheAddressBookHasTheirIdentifiers() {
		EntryId known = EntryId.ofHex("0102");
		List<PropertyValues> rows = RecipientRows
			.rows(List.of(new Recipient(RecipientType.TO, "Anna", "EX", "/o=Org", null, null),
					new Recipient(RecipientType.TO, "Cora", "EX", "/o=Org", null, known), Recipient.to("a@b")));
		Assertions.assertThat(rows.get(0).tags()).doesNotContain(PropertyTags.ENTRYID, PropertyTags.SMTP_ADDRESS);
		Assertions.assertThat(rows.get(1).get(PropertyTags.ENTRYID)).isEqualTo(known);
		Assertions.assertThat(rows.get(2).tags()).contains(PropertyTags.ENTRYID, PropertyTags.SMTP_ADDRESS);
	}

	@Test
	void whenAnIdentifierIsThatOfAnAddressBookThenItIsKept() {
		EntryId known = EntryId.ofHex("0102");
		Recipient anna = new Recipient(RecipientType.TO, "Anna", "EX", "/o=Org", null, known);
		Assertions.assertThat(RecipientRows.recipients(RecipientRows.rows(List.of(anna)))).containsExactly(anna);
		Assertions.assertThat(RecipientRows.recipients(RecipientRows.rows(List.of(Recipient.to("a@b")))))
			.singleElement()
			.satisfies((recipient) -> Assertions.assertThat(recipient.entryId()).isNull());
	}

	@Test
	void whenACodePageIsKnownThenItsCharacterSetIsUsed() {
		Map<Integer, String> known = Map.of(65001, "UTF-8", 1200, "UTF-16LE", 1251, "windows-1251", 28605,
				"ISO-8859-15", 932, "windows-31j", 20866, "KOI8-R", 20127, "US-ASCII");
		known.forEach((number, name) -> Assertions.assertThat(CodePages.charset(number).name()).isEqualTo(name));
		for (int unknown : new int[] { 0, -1, 28600, 99999 }) {
			Assertions.assertThat(CodePages.charset(unknown).name()).isEqualTo("windows-1252");
		}
	}

}
