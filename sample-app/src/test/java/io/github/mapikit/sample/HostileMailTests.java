// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mail that somebody wrote to do harm.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sample.max-download-size=1MB")
class HostileMailTests {

	private static final byte[] LARGE = new byte[700_000];

	static {
		new Random(1).nextBytes(LARGE);
	}

	@TempDir
	static Path folder;

	private Api api;

	@DynamicPropertySource
	static void mailbox(DynamicPropertyRegistry registry) {
		registry.add("mapi.embedded.mailbox", () -> {
			write("header", "text/plain", "filename*=UTF-8''a%0D%0ASet-Cookie:%20x=1%0D%0A%0D%0Ab.txt", "x");
			write("quote", "text/plain", "filename=\"a\\\"; filename=b.html\"", "x");
			write("windows", "application/octet-stream", "filename=\"..\\\\..\\\\evil.exe\"", "x");
			write("html", "text/html", "filename=page.html", "<script>alert(1)</script>");
			write("svg", "image/svg+xml", "filename=a.svg", "<svg onload='alert(1)'/>");
			write("mixed", "Image/PNG; x=y", "filename=a.png", "x");
			write("crlf", "text/html =?utf-8?q?=0D=0AX-Evil:_1?=", "filename=a.txt", "x");
			write("large", "application/zip", "filename=large.zip", LARGE);
			write("larger", "application/zip", "filename=larger.zip", new byte[1_048_577]);
			return folder.toString();
		});
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@ParameterizedTest
	@CsvSource({ "header, text/plain", "quote, text/plain", "windows, application/octet-stream",
			"html, application/octet-stream", "svg, application/octet-stream", "mixed, image/png",
			"crlf, application/octet-stream" })
	void whenNameOrTypeAreHostileThenHeadersAreNot(String subject, String type) {
		Api.Answer answer = download(subject);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type").split(";")[0]).isEqualTo(type);
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.response().headers().map()).doesNotContainKeys("set-cookie", "x-evil");
		List<String> dispositions = answer.response().headers().allValues("Content-Disposition");
		assertThat(dispositions).singleElement()
			.asString()
			.startsWith("attachment; filename=")
			.doesNotContain("/", "\\\\", "..");
	}

	@Test
	void whenAttachmentIsLargeThenItComesComplete() {
		Api.Answer answer = download("large");
		assertThat(answer.bytes()).isEqualTo(LARGE);
	}

	@Test
	void whenAttachmentIsTooLargeThenItIsRefused() {
		assertThat(download("larger")).isProblem(422).says("1048576 bytes");
	}

	private Api.Answer download(String subject) {
		return this.api.get("/api/messages/" + this.api.message(subject) + "/attachments/0");
	}

	private static void write(String subject, String type, String disposition, String content) {
		write(subject, type, disposition, content.getBytes(StandardCharsets.UTF_8));
	}

	private static void write(String subject, String type, String disposition, byte[] content) {
		String mail = """
				From: mallory@example.net
				To: nora.lindqvist@example.org
				Date: Mon, 12 Oct 2026 10:00:00 +0200
				Subject: %s
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain

				See there.
				--b
				Content-Type: %s
				Content-Disposition: attachment; %s
				Content-Transfer-Encoding: base64

				%s
				--b--
				""".formatted(subject, type, disposition, Base64.getMimeEncoder().encodeToString(content));
		try {
			Files.writeString(folder.resolve(subject + ".eml"), mail.replace("\n", "\r\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
