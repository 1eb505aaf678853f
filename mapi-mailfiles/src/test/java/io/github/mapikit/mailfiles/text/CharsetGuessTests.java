// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bytes without a label are read as.
 */
class CharsetGuessTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1251|Привет", "1251|Re: Встреча в понедельник",
			"20866|Re: Встреча в понедельник", "20866|Здравствуйте, коллеги! Высылаю отчёт за квартал.",
			"866|Здравствуйте, коллеги! Высылаю отчёт.", "28595|Здравствуйте, коллеги! Высылаю отчёт.",
			"1251|Доброго дня, надсилаю вам документи", "1251|Добър ден, изпращам ви документите",
			"1253|Καλημέρα σας, σας στέλνω την αναφορά", "1255|שלום לכולם, מצורף הדוח", "1255|שלום עולם",
			"1256|السلام عليكم ورحمة الله", "1256|مرحبا بكم", "874|สวัสดีครับ นี่คือรายงาน", "932|これはテストのメールです。",
			"932|会議のお知らせ", "932|東京都千代田区", "51932|会議のお知らせです", "50220|会議のお知らせです", "936|测试邮件", "936|这是一封用来测试的邮件，内容都是常用汉字。",
			"950|會議通知：請準時參加", "950|測試郵件", "949|안녕하세요 회의 안내입니다", "949|테스트 메일", "50225|테스트 메일" })
	void whenTextIsOfAnotherAlphabetThenItIsFound(int codePage, String text) {
		Charset charset = Objects.requireNonNull(CodePages.ofNumber(codePage));
		byte[] bytes = text.getBytes(charset);
		assertThat(CodePages.guess(bytes, 0, bytes.length)).isEqualTo(charset);
		assertThat(CodePages.decode(bytes)).isEqualTo(text);
		assertThat(CodePages.decode(bytes, "x-unknown")).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Schöne Grüße aus Köln für 5 €, “Füße”", "ÄÖÜ äöü ß", "• • • • – — … “ ”",
			"»»»»» «««««« °°°°", "\u00A0\u00A0\u00A0\u00A0\u00A0é", "“Ça”… “É”…",
			"São Paulo, não é possível – informações", "—————— ŠŽŒ ÆØÅ æøå ————", "ÆØÅÆØÅ ÅÄÖ",
			"Þórður Ísleifsson ðæði", "¡¿Qué?! ¿Él?", "£££ €€€ ¥¥¥ §§§", "é" })
	void whenTextIsInLatinLettersThenItIsWindows1252(String text) {
		assertThat(CodePages.decode(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(text);
	}

	@Test
	void whenThereAreBytesOfSevenBitsOnlyThenTheyAreAscii() {
		byte[] bytes = "plain \u001B[1m ~{ +AOQ-".getBytes(StandardCharsets.US_ASCII);
		assertThat(CodePages.decode(bytes)).isEqualTo(new String(bytes, StandardCharsets.US_ASCII));
		assertThat(CodePages.guess(bytes, 0, 5)).isEqualTo(StandardCharsets.ISO_8859_1);
		assertThat(CodePages.guess(bytes, 3, 3)).isEqualTo(StandardCharsets.ISO_8859_1);
	}

	@Test
	void whenBytesAreAnyThenAGuessIsMade() {
		Random random = new Random(5);
		for (int round = 0; round < 2000; round++) {
			byte[] bytes = new byte[random.nextInt(100)];
			random.nextBytes(bytes);
			if (round % 2 == 0) {
				for (int i = 0; i < bytes.length; i++) {
					bytes[i] |= (byte) 0x80;
				}
			}
			assertThat(CodePages.decode(bytes).length()).isLessThanOrEqualTo(bytes.length);
		}
	}

	@Test
	void whenTheLabelIsWrongForMostBytesThenAnotherIsFound() {
		byte[] bytes = "Здравствуйте, коллеги! Высылаю отчёт.".getBytes(Charset.forName("KOI8-R"));
		assertThat(CodePages.decode(bytes, "utf-8")).isEqualTo("Здравствуйте, коллеги! Высылаю отчёт.");
		assertThat(CodePages.decode(bytes, "us-ascii")).isEqualTo("Здравствуйте, коллеги! Высылаю отчёт.");
		assertThat(CodePages.decode(bytes, "windows-1251")).startsWith("ъДТБ");
	}

}
