// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.pst.builder.NamedProperties;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.ltp.PropertyNames;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of every type, small ones in the heap and large ones in subnodes, read back.
 */
class PstPropertyTypesTests {

	private static final UUID SET = UUID.fromString("00062008-0000-0000-c000-000000000046");

	private static final UUID OWN = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	@TempDir
	Path folder;

	private static Map<PropertyType, Object> values() {
		Map<PropertyType, Object> values = new LinkedHashMap<>();
		values.put(PropertyType.SHORT, (short) -2);
		values.put(PropertyType.LONG, -100_000);
		values.put(PropertyType.FLOAT, 1.5f);
		values.put(PropertyType.DOUBLE, -2.25);
		values.put(PropertyType.CURRENCY, new BigDecimal("-12345678.9012"));
		values.put(PropertyType.APPTIME, 43890.75);
		values.put(PropertyType.ERROR, HResult.of(0x8004010F));
		values.put(PropertyType.BOOLEAN, true);
		values.put(PropertyType.I8, Long.MIN_VALUE + 1);
		values.put(PropertyType.UNICODE, "Text mit Umlauten: äöüß");
		values.put(PropertyType.SYSTIME, Instant.parse("2020-02-29T12:34:56.789012300Z"));
		values.put(PropertyType.CLSID, OWN);
		values.put(PropertyType.BINARY, Binary.of(PstSamples.bytes(3, 100)));
		values.put(PropertyType.MV_SHORT, List.of((short) 1, (short) -1));
		values.put(PropertyType.MV_LONG, List.of(1, -1, Integer.MAX_VALUE));
		values.put(PropertyType.MV_FLOAT, List.of(1.5f, -1.5f));
		values.put(PropertyType.MV_DOUBLE, List.of(2.5, -2.5));
		values.put(PropertyType.MV_CURRENCY, List.of(new BigDecimal("0.0001"), new BigDecimal("-1.0000")));
		values.put(PropertyType.MV_APPTIME, List.of(1.25, 2.0));
		values.put(PropertyType.MV_I8, List.of(1L << 40, -1L));
		values.put(PropertyType.MV_UNICODE, List.of("one", "", "drei äöü"));
		values.put(PropertyType.MV_SYSTIME, List.of(Instant.EPOCH, PstSamples.TIME));
		values.put(PropertyType.MV_CLSID, List.of(SET, OWN));
		values.put(PropertyType.MV_BINARY, List.of(Binary.of((byte) 1), Binary.of(PstSamples.bytes(4, 50))));
		return values;
	}

	private static Map<PropertyType, Object> largeValues() {
		Map<PropertyType, Object> values = new LinkedHashMap<>();
		values.put(PropertyType.UNICODE, "äöü ".repeat(25_000));
		values.put(PropertyType.BINARY, Binary.of(PstSamples.bytes(5, 150_000)));
		values.put(PropertyType.MV_LONG, Collections.nCopies(20_000, 7));
		values.put(PropertyType.MV_I8, Collections.nCopies(2_000, -7L));
		values.put(PropertyType.MV_UNICODE, Collections.nCopies(3_000, "ein Text"));
		values.put(PropertyType.MV_BINARY, Collections.nCopies(300, Binary.of(PstSamples.bytes(6, 300))));
		return values;
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenAPropertyIsOfAnyTypeThenItsValueIsReadBack(PstVariant variant) throws Exception {
		assertReadBack(variant, values());
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenAValueIsLargeThenItIsReadBack(PstVariant variant) throws Exception {
		assertReadBack(variant, largeValues());
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenAValueIsJustAsLargeAsTheHeapTakesThenItIsReadBack(PstVariant variant) throws Exception {
		Map<PropertyType, Object> values = new LinkedHashMap<>();
		values.put(PropertyType.BINARY, Binary.of(PstSamples.bytes(7, 3580)));
		values.put(PropertyType.MV_LONG, Collections.nCopies(3580 / 4, 1));
		values.put(PropertyType.UNICODE, "x".repeat(3581));
		assertReadBack(variant, values);
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenValuesAreEmptyThenTheyAreReadBack(PstVariant variant) throws Exception {
		Map<PropertyType, Object> values = new LinkedHashMap<>();
		values.put(PropertyType.UNICODE, "");
		values.put(PropertyType.BINARY, Binary.EMPTY);
		assertReadBack(variant, values);
	}

	private void assertReadBack(PstVariant variant, Map<PropertyType, Object> values) throws Exception {
		PstMessage message = new PstMessage("Types");
		int id = 0x6600;
		for (Map.Entry<PropertyType, Object> value : values.entrySet()) {
			message.set(id++, value.getKey().code(), value.getValue());
		}
		Path file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(file)) {
			pst.top().folder("Inbox").add(message);
		}
		try (ReadPst read = new ReadPst(file); MailContent content = read.item("Types").open()) {
			SoftAssertions softly = new SoftAssertions();
			id = 0x6600;
			for (Map.Entry<PropertyType, Object> value : values.entrySet()) {
				PropertyTag<?> tag = PropertyTag.of(id++ << 16 | value.getKey().code());
				softly.assertThat(content.properties().get(tag)).as("%s", value.getKey()).isEqualTo(value.getValue());
			}
			softly.assertAll();
			assertThat(content.truncations()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenStringsOfAUnicodeFileAreNotUnicodeThenTheyAreInItsCodePage(PstVariant variant) throws Exception {
		Path file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(file)) {
			pst.top().folder("Inbox").add(new PstMessage("Types").set(0x6600, 0x001E, "äöü").set(0x3FFD, 0x0003, 1252));
		}
		try (ReadPst read = new ReadPst(file); MailContent content = read.item("Types").open()) {
			assertThat(content.properties().get(PropertyTag.unicode(0x6600))).isEqualTo("äöü");
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenPropertiesHaveNamesThenTheNamesAreKnown(PstVariant variant) throws Exception {
		Path file = this.folder.resolve("mail.pst");
		int number;
		int text;
		int publicText;
		try (PstBuilder pst = variant.build(file)) {
			NamedProperties names = pst.names();
			number = names.id(SET, 0x8510);
			text = names.id(OWN, "a name of ours");
			publicText = names.id(NamedProperties.PS_PUBLIC_STRINGS, "Keywords");
			for (int i = 0; i < 500; i++) {
				names.id(OWN, "name " + i);
			}
			pst.top().folder("Inbox").add(new PstMessage("Names").set(text, 0x0003, 42));
		}
		try (ReadPst read = new ReadPst(file); MailContent content = read.item("Names").open()) {
			assertThat(content.properties().get(PropertyTag.int32(text))).isEqualTo(42);
			PropertyNames found = read.names();
			assertThat(found.of(number)).isEqualTo(new PropertyNames.Name(SET, 0x8510, null));
			assertThat(found.of(publicText)).extracting(PropertyNames.Name::set, PropertyNames.Name::text)
				.containsExactly(NamedProperties.PS_PUBLIC_STRINGS, "Keywords");
			assertThat(found.of(text)).extracting(PropertyNames.Name::set, PropertyNames.Name::text)
				.containsExactly(OWN, "a name of ours");
			assertThat(found.all()).hasSize(504);
		}
	}

}
