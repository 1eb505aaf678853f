// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mapikit.nativemapi.PreflightMain;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTests {

	private static final String START_SAMPLE = "mvn -Dquick -pl sample-app -am spring-boot:run";

	private static final String OWN_MAIL = "-Dspring-boot.run.arguments=--mapi.embedded.mailbox=/path/to/mail.pst";

	private static List<String> commands() {
		return Page.of("README.md")
			.blocks()
			.stream()
			.filter((block) -> block.language().equals("shell"))
			.flatMap((block) -> block.text().lines())
			.toList();
	}

	@Test
	void whenReadmeShowsCommandThenSomethingRunsIt() {
		assertThat(commands()).allSatisfy((command) -> assertThat(command).matches("mvn verify|windows-tests/run|"
				+ START_SAMPLE + "( " + OWN_MAIL + ")?|curl http://localhost:8080/\\S+"));
		assertThat(commands()).contains("mvn verify", "windows-tests/run", START_SAMPLE);
	}

	@Test
	void whenReadmeStartsAndAsksSampleThenContinuousIntegrationReadsThatThere() {
		List<Pattern> taken = Pattern.compile("grep (?:-m 1 )?-c?xE '([^']+)' README\\.md")
			.matcher(Page.of(".ci/run").text())
			.results()
			.map((line) -> Pattern.compile(line.group(1)))
			.toList();
		List<String> run = commands().stream()
			.filter((command) -> taken.stream().anyMatch((pattern) -> pattern.matcher(command).matches()))
			.toList();
		assertThat(run).startsWith(START_SAMPLE)
			.hasSizeGreaterThan(2)
			.containsAll(commands().stream().filter((command) -> command.startsWith("curl ")).toList());
	}

	@Test
	void whenReadmeShowsTestCommandThenContinuousIntegrationRunsIt() {
		assertThat(Page.of(".ci/run").text().lines()).contains("maven 17 \"$java17\" verify");
	}

	@Test
	void whenReadmeShowsWindowsCommandThenContinuousIntegrationRunsIt() {
		assertThat(Page.of(".ci/run").text().lines()).anyMatch((line) -> line.startsWith("windows-tests/run --built "));
	}

	@Test
	void whenWindowsPageNamesProgramsThenTheyExist() {
		String page = Page.of("docs/windows.md").text();
		assertThat(page).contains("-Dloader.main=" + PreflightMain.class.getName());
		assertThat(page).contains("-Pwindows", "-Dmapi.own-profile=true", "-Dtest=OwnProfileTests");
		assertThat(Page.of("windows-tests/pom.xml").text()).contains("<id>windows</id>");
		assertThat(
				Page.of("windows-tests/src/test/java/io/github/mapikit/windows/contract/OwnProfileTests.java").text())
			.contains("named = \"mapi.own-profile\"");
	}

	@Test
	void whenReadmeStartsSampleThenNothingElseIsStarted() {
		assertThat(Page.of("pom.xml").text()).contains("<spring-boot.run.skip>true</spring-boot.run.skip>");
		assertThat(Page.of("sample-app/pom.xml").text()).contains("<spring-boot.run.skip>false</spring-boot.run.skip>");
		assertThat(Stream.of("mapi-core", "mapi-mailfiles", "mapi-embedded", "docs-tests", "benchmarks")
			.map((module) -> Page.of(module + "/pom.xml").text()))
			.noneMatch((pom) -> pom.contains("spring-boot.run.skip"));
	}

}
