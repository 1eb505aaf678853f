// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mapikit.error.ErrorCatalog.Entry;
import io.github.mapikit.error.ErrorCatalog.Key;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@code explanations.txt} and for what {@link ErrorCatalog} makes of it.
 */
class ErrorCatalogTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

	private final List<String> problems = new ArrayList<>();

	private final ErrorCatalogReader reader = new ErrorCatalogReader(this.problems::add);

	private final Map<Key, Entry> entries;

	ErrorCatalogTests() {
		fileLines().forEach(this.reader::line);
		this.entries = this.reader.entries();
	}

	@Test
	void whenFileIsReadThenEveryLineIsUnderstoodAndNothingStandsTwice() {
		assertThat(this.problems).isEmpty();
		assertThat(this.entries).hasSizeGreaterThan(220);
	}

	@Test
	void whenNamesAreComparedThenTheyAreThoseOfTheFacts() {
		Map<Integer, List<String>> facts = ErrorFacts.rows()
			.collect(Collectors.groupingBy(ErrorFacts.Row::code,
					Collectors.mapping(ErrorFacts.Row::name, Collectors.toList())));
		assertThat(this.reader.names()).containsOnlyKeys(facts.keySet());
		this.reader.names()
			.forEach((code, names) -> assertThat(names).containsExactlyInAnyOrderElementsOf(facts.get(code)));
	}

	@Test
	void whenCodeIsExplainedThenItHasThatName() {
		this.entries.forEach((key, entry) -> {
			if (key.code() != null) {
				assertThat(this.reader.names().get(key.code())).contains(entry.name());
			}
		});
	}

	@Test
	void whenCodeIsExplainedThenNameAndExplanationAreOfTheSameEntryWhereverItIsShown() {
		this.entries.forEach((key, entry) -> {
			if (key.code() != null && key.operation() != null && key.code() < 0) {
				HResult result = HResult.of(key.code());
				MapiCallException failure = MapiCallExceptions.of(key.operation(), key.step(), result);
				String shown = entry.name() + " (" + result.hex() + ")";
				assertThat(failure.resultName()).isEqualTo(entry.name());
				assertThat(failure).hasMessageContaining(" failed with " + shown + ": " + entry.meaning());
				assertThat(FailureSummary.of(failure).toString()).endsWith(", " + shown);
			}
		});
	}

	@Test
	void whenNamesDifferInMeaningThenCodeHasAnEntryUnderEach() {
		Set<String> explained = this.entries.values().stream().map(Entry::name).collect(Collectors.toSet());
		assertThat(explained).contains("MAPI_E_LOGON_FAILED", "CLASS_E_CLASSNOTAVAILABLE", "MAPI_E_VERSION",
				"CLASS_E_NOAGGREGATION");
	}

	@Test
	void whenCodeHasANameThenItIsExplainedWhateverTheCall() {
		assertThat(this.reader.names().keySet())
			.allSatisfy((code) -> assertThat(this.entries).containsKey(new Key(null, null, code)));
	}

	@Test
	void whenEntryIsThereThenOperationStepAndCodeFindIt() {
		this.entries.forEach((key, entry) -> {
			String operation = Objects.requireNonNullElse(key.operation(), "NoSuchOperation");
			HResult result = HResult.of(Objects.requireNonNullElse(key.code(), 0x8004CAFE));
			assertThat(ErrorCatalog.get().find(operation, key.step(), result.code())).as("%s", key).isEqualTo(entry);
			Explanation explanation = Explanation.of(operation, key.step(), result);
			assertThat(explanation.meaning()).isEqualTo(entry.meaning());
			assertThat(explanation.likelyCauses()).isEqualTo(entry.causes());
			assertThat(explanation.remedies()).hasSameSizeAs(entry.remedies());
			assertThat(explanation.source()).isEqualTo(entry.source());
		});
	}

	@Test
	void whenTextIsReadThenItIsWrittenAsTheOthersAre() {
		assertThat(this.entries.values()).allSatisfy((entry) -> {
			assertThat(entry.meaning()).matches("(?s)[A-Z].*[^.]");
			assertThat(Stream.of(entry.causes(), entry.remedies()).flatMap(List::stream)).doesNotHaveDuplicates()
				.noneMatch((text) -> text.endsWith("."));
		});
	}

	@Test
	void whenRemedyIsAskedForByNameThenThereIsOne() {
		Stream<String> named = fileLines().stream()
			.filter((line) -> !line.startsWith("#"))
			.flatMap((line) -> PLACEHOLDER.matcher(line).results().map((match) -> match.group(1)));
		assertThat(named).isNotEmpty().allSatisfy((name) -> assertThat(Remedy.valueOf(name)).isNotNull());
		assertThat(ErrorFacts.rows())
			.allSatisfy((fact) -> assertThat(Explanation.of("Anything", null, fact.result()).remedies())
				.noneMatch((remedy) -> remedy.contains("{")));
	}

	@Test
	void whenFileIsSearchedThenNobodyOnTopOfCoreIsNamed() {
		Matcher matcher = Pattern.compile("Spring|@Mapi|MapiTemplate|application\\.yml|\\bmapi\\.[a-z]")
			.matcher(String.join("\n", fileLines()));
		assertThat(matcher.results()).isEmpty();
	}

	@Test
	void whenThereIsNoFileThenReadingSaysSo() {
		assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> ErrorCatalog.read(null));
	}

	@Test
	void whenFileIsDamagedThenTheRestOfItIsTaken() throws IOException {
		byte[] damaged = "\u0000\uFFFF\n0x00000001 BUSY\nanywhere\ncode NO_CODE\ncode BUSY"
			.getBytes(StandardCharsets.UTF_16);
		assertThat(ErrorCatalog.read(new ByteArrayInputStream(damaged)).namesOf(1)).isEmpty();
		byte[] cut = "0x00000001 BUSY\nanywhere\nsource s\ncode BUSY\nmea".getBytes(StandardCharsets.UTF_8);
		ErrorCatalog catalog = ErrorCatalog.read(new ByteArrayInputStream(cut));
		assertThat(catalog.namesOf(1)).containsExactly("BUSY");
		assertThat(catalog.find("Open", null, 1)).isNull();
	}

	@Test
	void whenFileCannotBeReadThenItIsClosed() {
		class Broken extends InputStream {

			private boolean closed;

			@Override
			public int read() throws IOException {
				throw new IOException("broken");
			}

			@Override
			public void close() {
				this.closed = true;
			}

		}
		Broken broken = new Broken();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> ErrorCatalog.read(broken))
			.withCauseInstanceOf(IOException.class);
		assertThat(broken.closed).isTrue();
		assertThatIOException().isThrownBy(() -> ErrorCatalog.read(null));
	}

	@Test
	void whenNothingIsKnownThenThereAreNoNames() {
		assertThat(ErrorCatalog.EMPTY.namesOf(0x80040605)).isEmpty();
		assertThat(ErrorCatalog.EMPTY.codeOf("S_OK")).isNull();
		assertThat(ErrorCatalog.EMPTY.find("MAPIInitialize", "step", 0x80040605)).isNull();
	}

	private static List<String> fileLines() {
		try (InputStream file = ErrorCatalog.class.getResourceAsStream("explanations.txt")) {
			return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
