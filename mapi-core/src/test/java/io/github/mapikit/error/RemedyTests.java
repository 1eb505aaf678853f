// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Remedy} and {@link RemedyWording}.
 */
class RemedyTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource(Remedy.class)
	void whenNobodyWordsItBetterThenCoresOwnTextStands(Remedy remedy) {
		assertThat(remedy.text()).matches("[A-Z].*[^.]");
		assertThat(remedy.clause()).matches("[a-z].*").isEqualToIgnoringCase(remedy.text());
	}

	@Test
	void whenRemedyIsNamedInATextThenItsClauseTakesThePlace() {
		assertThat(Remedy.fillIn("first: {USE_MAPI_THREAD}, then {RAISE_STOP_TIMEOUT}"))
			.isEqualTo("first: " + Remedy.USE_MAPI_THREAD.clause() + ", then " + Remedy.RAISE_STOP_TIMEOUT.clause());
		assertThat(Remedy.fillIn("{NO_SUCH_REMEDY}")).isEqualTo("{NO_SUCH_REMEDY}");
		assertThat(Remedy.fillIn("plain")).isEqualTo("plain");
	}

	@Test
	void whenTextsAreRegisteredThenTheyAreTaken() throws IOException {
		Map<Remedy, String> texts = load(OwnTexts.class.getName());
		assertThat(texts)
			.containsOnlyKeys(EnumSet.complementOf(EnumSet.of(Remedy.SHARE_LIBRARY, Remedy.SAME_HEARTBEAT)))
			.containsEntry(Remedy.USE_MAPI_THREAD, "Use USE_MAPI_THREAD");
	}

	@ParameterizedTest
	@ValueSource(classes = { FailingTexts.class, ErroneousTexts.class, NoTexts.class, UnmadeTexts.class })
	void whenRegistrationFailsThenThereAreNoTexts(Class<?> type) throws IOException {
		assertThat(load(type.getName())).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no.such.Texts", "not a class name", "# nobody" })
	void whenRegistrationIsBrokenThenThereAreNoTexts(String line) throws IOException {
		assertThat(load(line)).isNull();
	}

	private @Nullable Map<Remedy, String> load(String registration) throws IOException {
		Path services = Files.createDirectories(this.folder.resolve("META-INF/services"));
		Files.writeString(services.resolve(RemedyTexts.class.getName()), registration);
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.folder.toUri().toURL() },
				RemedyTests.class.getClassLoader())) {
			return RemedyWording.load(loader);
		}
	}

	/** Texts for all but two remedies. */
	public static final class OwnTexts implements RemedyTexts {

		@Override
		public @Nullable String textOf(Remedy remedy) {
			return switch (remedy) {
				case SHARE_LIBRARY -> null;
				case SAME_HEARTBEAT -> " ";
				default -> "Use " + remedy.name();
			};
		}

	}

	/** An author who fails. */
	public static final class FailingTexts implements RemedyTexts {

		@Override
		public String textOf(Remedy remedy) {
			throw new IllegalStateException("fails");
		}

	}

	/** An author who fails badly, as one whose classes are missing. */
	public static final class ErroneousTexts implements RemedyTexts {

		@Override
		public String textOf(Remedy remedy) {
			throw new NoClassDefFoundError("gone");
		}

	}

	/** An author who cannot be made. */
	public static final class UnmadeTexts implements RemedyTexts {

		private final String text = Objects.requireNonNull(System.getProperty("no.such.property"));

		@Override
		public String textOf(Remedy remedy) {
			return this.text;
		}

	}

	/** No author at all. */
	public static final class NoTexts {

	}

}
