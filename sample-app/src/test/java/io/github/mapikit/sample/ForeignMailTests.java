// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mail that others wrote, in the formats of Outlook and of the Internet, as
 * {@code --mapi.embedded.mailbox}.
 */
class ForeignMailTests {

	@ParameterizedTest
	@ValueSource(strings = { "testPST.pst", "testPST_variousBodyTypes.pst" })
	void whenMailboxIsAnOutlookDataFileThenAllOfItCanBeRead(String name, @TempDir Path folder) throws IOException {
		Path file = copy(name, folder);
		assertThat(readAll(file)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "single_mail.mbox", "testMBOX_complex.mbox", "complex.mbox" })
	void whenMailboxIsAnMboxThenAllOfItCanBeRead(String name, @TempDir Path folder) throws IOException {
		assertThat(readAll(copy(name, folder))).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "testMSG.msg", "testMSG_att_msg.msg", "testMSG_att_doc.msg", "testMSG_Appointment.msg",
			"test-outlook2003.msg", "testMSG_chinese.msg", "testEmailWithPNGAtt.eml" })
	void whenMailboxIsAFolderOfMessagesThenAllOfItCanBeRead(String name, @TempDir Path folder) throws IOException {
		copy(name, folder);
		assertThat(readAll(folder)).hasSize(1);
	}

	private List<String> readAll(Path mailbox) {
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--mapi.embedded.mailbox=" + mailbox)) {
			Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", int.class));
			List<JsonNode> messages = api.messages().toList();
			messages.forEach((message) -> read(api, "/api/messages/" + message.get("id").asString()));
			return messages.stream().map((message) -> message.get("subject").asString()).toList();
		}
	}

	private void read(Api api, String path) {
		Api.Answer answer = api.get(path);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		for (JsonNode attachment : answer.json().get("attachments")) {
			String kind = attachment.get("kind").asString();
			String child = path + "/attachments/" + attachment.get("number").asInt();
			Api.Answer content = api.get(kind.equals("EMBEDDED_MESSAGE") ? child + "/message" : child);
			assertThat(content.status()).as(child + " " + attachment).isEqualTo(200);
			if (kind.equals("BY_VALUE")) {
				assertThat(content.bytes()).isNotEmpty();
			}
		}
	}

	private static Path copy(String name, Path folder) throws IOException {
		try (InputStream source = ForeignMailTests.class.getResourceAsStream("/test-documents/" + name)) {
			Path target = folder.resolve(name);
			Files.copy(Objects.requireNonNull(source), target);
			return target;
		}
	}

}
