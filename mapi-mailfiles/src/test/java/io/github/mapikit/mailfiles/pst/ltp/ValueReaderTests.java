// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.Binary;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bytes mean as values of properties.
 */
class ValueReaderTests {

	private final ValueReader values = new ValueReader();

	@Test
	void whenAValueStandsInItsRecordThenItsLowerBytesCount() {
		assertThat(this.values.inPlace(0x0002, 0x1234_FFFE)).isEqualTo((short) -2);
		assertThat(this.values.inPlace(0x0003, -5)).isEqualTo(-5);
		assertThat(this.values.inPlace(0x0004, Float.floatToIntBits(1.5F))).isEqualTo(1.5F);
		assertThat(this.values.inPlace(0x000A, 0x8004010F)).isEqualTo(new HResult(0x8004010F));
		assertThat(this.values.inPlace(0x000B, 0x7700)).isEqualTo(false);
		assertThat(this.values.inPlace(0x000B, 1)).isEqualTo(true);
	}

	@Test
	void whenAValueHasAFixedSizeThenItIsOfItsType() {
		assertThat(value(0x0005, "000000000000F83F")).isEqualTo(1.5);
		assertThat(value(0x0007, "000000000000F83F")).isEqualTo(1.5);
		assertThat(value(0x0006, "10270000000000 00")).isEqualTo(BigDecimal.valueOf(10000, 4));
		assertThat(value(0x0014, "FFFFFFFFFFFFFFFF")).isEqualTo(-1L);
		assertThat(value(0x0040, "00803ED5DEB19D01")).isEqualTo(Instant.EPOCH);
		assertThat(value(0x0048, "2803020000000000C000000000000046"))
			.isEqualTo(UUID.fromString("00020328-0000-0000-C000-000000000046"));
		assertThat(value(0x0102, "0102")).isEqualTo(Binary.of((byte) 1, (byte) 2));
	}

	@Test
	void whenThereAreTooFewBytesThenThereIsNoValue() {
		assertThat(value(0x0014, "FFFFFFFFFFFFFF")).isNull();
		assertThat(value(0x0048, "00")).isNull();
		assertThat(value(0x0040, "0000000000000000")).isNull();
		assertThat(value(0x0777, "00")).isNull();
	}

	@Test
	void whenAValueIsAStringThenItEndsBeforeAZero() {
		assertThat(value(0x001F, "410042000000430044")).isEqualTo("AB");
		assertThat(value(0x001E, "41420043")).isEqualTo("AB");
		assertThat(value(0x001E, "E4")).isEqualTo("ä");
	}

	@Test
	void whenAValueIsMissingThenItIsEmptyIfItCanBe() {
		assertThat(this.values.empty(0x001F)).isEqualTo("");
		assertThat(this.values.empty(0x0102)).isEqualTo(Binary.EMPTY);
		assertThat(this.values.empty(0x101F)).isEqualTo(List.of());
		assertThat(this.values.empty(0x0040)).isNull();
	}

	@Test
	void whenThereAreValuesOfAFixedSizeThenTheyStandOneAfterAnother() {
		assertThat(value(0x1002, "0100FFFF03")).isEqualTo(List.of((short) 1, (short) -1));
		assertThat(value(0x1003, "0100000002000000")).isEqualTo(List.of(1, 2));
		assertThat(value(0x1014, "0100000000000000")).isEqualTo(List.of(1L));
		assertThat(value(0x1003, "")).isEqualTo(List.of());
	}

	@Test
	void whenThereAreValuesOfDifferentSizesThenTheirPlacesStandBefore() {
		assertThat(value(0x101F, "02000000" + "0C000000" + "10000000" + "41004200" + "4300"))
			.isEqualTo(List.of("AB", "C"));
		assertThat(value(0x1102, "02000000" + "0C000000" + "0C000000" + "0708"))
			.isEqualTo(List.of(Binary.EMPTY, Binary.of((byte) 7, (byte) 8)));
	}

	@Test
	void whenPlacesLeadAstrayThenTheOthersStay() {
		assertThat(value(0x1102, "02000000" + "FFFFFF7F" + "0C000000" + "0708"))
			.isEqualTo(List.of(Binary.of((byte) 7, (byte) 8)));
		assertThat(value(0x1102, "FFFFFFFF")).isEqualTo(List.of());
		assertThat(value(0x1102, "FFFFFF7F" + "08000000")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.hasSizeLessThan(2);
	}

	@Test
	void whenPlacesOverlapThenNoMoreBytesAreMadeThanThereAre() {
		int count = 1000;
		ByteBuffer bytes = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0, count);
		for (int i = 0; i < count; i++) {
			// every second value is all of the rest
			bytes.putInt(4 + 4 * i, (i % 2 == 0) ? 4 * count + 4 : 8 * count);
		}
		List<?> read = (List<?>) this.values.value(0x1102, bytes, (text) -> "");
		assertThat(read).isNotNull();
		assertThat(read.stream().mapToInt((value) -> ((Binary) value).size()).sum()).isLessThan(16 * count);
	}

	private @Nullable Object value(int type, String hex) {
		ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")))
			.order(ByteOrder.LITTLE_ENDIAN);
		return this.values.value(type, bytes, (text) -> new String(text, StandardCharsets.ISO_8859_1));
	}

}
