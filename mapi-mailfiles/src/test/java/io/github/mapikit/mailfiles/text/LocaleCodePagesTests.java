// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ANSI code pages of locales.
 */
class LocaleCodePagesTests {

	@ParameterizedTest
	@CsvSource({ "1041, 932", "1049, 1251", "1031, 1252", "2052, 936", "1028, 950", "3076, 950", "5124, 950",
			"4100, 936", "1042, 949", "1054, 874", "1029, 1250", "1038, 1250", "1045, 1250", "1048, 1250", "1050, 1250",
			"2074, 1250", "3098, 1251", "10266, 1251", "9242, 1250", "1026, 1251", "1058, 1251", "1059, 1251",
			"1071, 1251", "1032, 1253", "1055, 1254", "1068, 1254", "2092, 1251", "1091, 1254", "2115, 1251",
			"1037, 1255", "1025, 1256", "2049, 1256", "1065, 1256", "1056, 1256", "1061, 1257", "1062, 1257",
			"1063, 1257", "1066, 1258", "1033, 1252", "2057, 1252", "3082, 1252", "1036, 1252", "1053, 1252",
			"1043, 1252", "2070, 1252", "1046, 1252" })
	void whenALocaleHasAnAnsiCodePageThenItIsGiven(int locale, int codePage) {
		assertThat(CodePages.ansiOfLocale(locale)).isEqualTo(codePage);
	}

	@Test
	void whenALocaleHasASortOrderThenItHasNoInfluence() {
		assertThat(CodePages.ansiOfLocale(0x10407)).isEqualTo(1252);
		assertThat(CodePages.ansiOfLocale(0x20804)).isEqualTo(936);
		assertThat(CodePages.ansiOfLocale(0x40411)).isEqualTo(932);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1024", "2048", "1081", "1067", "1079", "1097", "-1" })
	void whenALocaleHasNoAnsiCodePageThenNoneIsGiven(int locale) {
		assertThat(CodePages.ansiOfLocale(locale)).isZero();
	}

	@Test
	void whenAnyNumberIsAskedForThenItsCodePageIsKnown() {
		for (int locale = 0; locale <= 0xFFFF; locale++) {
			int codePage = CodePages.ansiOfLocale(locale);
			assertThat(codePage == 0 || CodePages.ofNumber(codePage) != null).as("%x", locale).isTrue();
		}
	}

}
