// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What other readers see in data files, beside what ours sees. What differs for a reason
 * is in {@code compare-pst.md}.
 */
class PstOtherReadersTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenAFileIsBuiltThenOtherReadersSeeTheSame(PstVariant variant) throws Exception {
		OtherReaders.assumeInstalled("python3", "pffexport", "readpst");
		assertThat(differences(build(variant)))
			.filteredOn((line) -> isKnownToReadpst(variant) || !line.contains("\treadpst\ttool-failed"))
			.isEmpty();
	}

	private static boolean isKnownToReadpst(PstVariant variant) {
		return variant.options().version() != 37;
	}

	@Test
	void whenTreesAreDeepThenOtherReadersSeeTheSame() throws Exception {
		OtherReaders.assumeInstalled("python3", "pffexport", "readpst");
		for (PstVariant variant : PstVariant.deep().filter((deep) -> deep.name().startsWith("UNICODE P")).toList()) {
			assertThat(differences(build(variant))).as(variant.name())
				// readpst gives up where trees on heaps are deep
				.filteredOn((line) -> !line.contains("\treadpst\ttool-failed"))
				.isEmpty();
		}
	}

	@Test
	void whenAFileIsBuiltThenItsStoreIsAccepted() throws Exception {
		OtherReaders.assumeInstalled("pffinfo", "lspst");
		for (PstVariant variant : PstVariant.all().filter(PstOtherReadersTests::isKnownToReadpst).toList()) {
			Path file = build(variant);
			assertThat(OtherReaders.run("pffinfo", file.toString())).as(variant.name())
				.anyMatch((line) -> line.contains("Folders:") && line.contains("Subtree"));
			assertThat(OtherReaders.run("lspst", file.toString())).as(variant.name())
				.filteredOn((line) -> line.startsWith("Email"))
				.hasSize(63);
		}
	}

	@TestFactory
	List<DynamicTest> whenAFileIsRealThenOtherReadersSeeTheSame() throws IOException {
		List<Path> files = OtherReaders.realFiles();
		if (files.isEmpty()) {
			return List.of(DynamicTest.dynamicTest("real files",
					() -> assumeTrue(false, "MAPI_PST_FILES names no folder with files to compare")));
		}
		return files.stream().map((file) -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
			OtherReaders.assumeInstalled("python3", "pffexport", "readpst");
			String codePage = file.toString().contains("japanese") ? "932" : null;
			assertThat(unexplained(OtherReaders.compare(codePage, file))).isEmpty();
		})).toList();
	}

	private Path build(PstVariant variant) throws IOException {
		Path file = this.folder.resolve("mail.pst");
		Files.deleteIfExists(file);
		try (PstBuilder pst = variant.build(file)) {
			PstSamples.fill(pst);
		}
		return file;
	}

	private static List<String> differences(Path file) throws IOException, InterruptedException {
		List<String> lines = OtherReaders.compare(null, file);
		assertThat(lines).anyMatch((line) -> line.contains("\ttotal\t63 items"));
		return unexplained(lines);
	}

	private static List<String> unexplained(List<String> lines) {
		return lines.stream()
			.filter((line) -> line.contains("\tUNEXPLAINED\t") || line.contains("\ttool-failed\t"))
			.toList();
	}

}
