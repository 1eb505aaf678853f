// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.error.ErrorCatalog.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorCatalogReader}.
 */
class ErrorCatalogReaderTests {

	private static final String NAMES = "0x00000001 BUSY OCCUPIED\n0x00000002 GONE\n";

	private final List<String> problems = new ArrayList<>();

	@Test
	void whenEntryIsWholeThenItIsFound() {
		ErrorCatalog catalog = read("""
				# what it is about
				operation IStore::Open
					code OCCUPIED
						means It is in use
						cause somebody is faster
						cause somebody else, too
						remedy wait
						source a rumour
				""");
		assertThat(this.problems).isEmpty();
		assertThat(catalog.find("IStore::Open", null, 1)).isEqualTo(new Entry("OCCUPIED", "It is in use",
				List.of("somebody is faster", "somebody else, too"), List.of("wait"), "a rumour"));
		assertThat(catalog.namesOf(1)).containsExactly("BUSY", "OCCUPIED");
		assertThat(catalog.codeOf("OCCUPIED")).isEqualTo(1);
	}

	@Test
	void whenNoSourceIsGivenThenSectionOrPageOfCallStands() {
		ErrorCatalog catalog = read("""
				operation IStore::Open
					code BUSY
						means a
				inherited IAny::Save
					code BUSY
						means b
				anywhere
					source a header
					code BUSY
						means c
				""");
		assertThat(this.problems).isEmpty();
		assertThat(found(catalog, "IStore::Open", 1).source()).isEqualTo("'IStore::Open' (Microsoft Learn)");
		assertThat(found(catalog, "IOther::Save", 1).source()).isEqualTo("'IAny::Save' (Microsoft Learn)");
		assertThat(found(catalog, "Other", 1).source()).isEqualTo("a header");
	}

	@Test
	void whenSeveralEntriesFitThenTheClosestIsTaken() {
		ErrorCatalog catalog = read("""
				operation Open
					code BUSY in step the second step
						means step
					code BUSY
						means call
					otherwise
						means other
				anywhere
					source a header
					code BUSY
						means anywhere
				""");
		assertThat(found(catalog, "Open", "the second step", 1).meaning()).isEqualTo("step");
		assertThat(found(catalog, "Open", "the first step", 1).meaning()).isEqualTo("call");
		assertThat(found(catalog, "Open", 2).meaning()).isEqualTo("other");
		assertThat(found(catalog, "Open", 2).name()).isNull();
		assertThat(found(catalog, "Close", 1).meaning()).isEqualTo("anywhere");
		assertThat(catalog.find("Close", null, 2)).isNull();
	}

	@Test
	void whenSeveralInterfacesShareAMethodThenThePlainNameIsAskedForNone() {
		ErrorCatalog catalog = read("""
				operation IFirst::Open
					code BUSY
						means IFirst
				operation ISecond::Open
					code BUSY
						means ISecond
				operation IThird::Open
					code BUSY
						means IThird
				""");
		assertThat(catalog.find("Open", null, 1)).isNull();
		assertThat(found(catalog, "ISecond::Open", 1).meaning()).isEqualTo("ISecond");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0x00000003                                   | Line 3: a code without a name
			0x0000000G NAME                              | Line 3: '0000000G' is no code
			0x00000002 NAME                              | Line 3: the code 0x00000002 stands here twice
			0x00000003 GONE                              | Line 3: the name 'GONE' stands here twice
			cause nobody                                 | Line 3: 'cause' belongs to no code
			code NOBODY                                  | Line 3: the code 'NOBODY' is unknown
			advice try                                   | Line 3: unknown word 'advice'
			anywhere; code BUSY; means a                 | Line 5: the code of line 4 has no meaning or no source
			operation Open; code BUSY; cause b           | Line 5: the code of line 4 has no meaning or no source
			operation Open; code BUSY; means             | Line 5: nothing after 'means'
			anywhere; source s; otherwise; means a       | Line 6: 'otherwise' of line 5 belongs to no operation
			operation O; code GONE; means a; code GONE; means b | Line 7: 'GONE' of line 6 is explained twice
			""")
	void whenLineIsWrongThenItIsReportedAndTheRestIsRead(String lines, String problem) {
		ErrorCatalog catalog = read(lines.replace("; ", "\n") + "\noperation Close\ncode BUSY\nmeans It is in use\n");
		assertThat(this.problems).first().asString().contains(problem.substring(problem.indexOf(':')));
		assertThat(found(catalog, "Close", 1).meaning()).isEqualTo("It is in use");
	}

	private static Entry found(ErrorCatalog catalog, String operation, int code) {
		return found(catalog, operation, null, code);
	}

	private static Entry found(ErrorCatalog catalog, String operation, @Nullable String step, int code) {
		return Objects.requireNonNull(catalog.find(operation, step, code));
	}

	private ErrorCatalog read(String text) {
		ErrorCatalogReader reader = new ErrorCatalogReader(this.problems::add);
		(NAMES + text).lines().forEach(reader::line);
		return new ErrorCatalog(reader.names(), reader.entries());
	}

}
