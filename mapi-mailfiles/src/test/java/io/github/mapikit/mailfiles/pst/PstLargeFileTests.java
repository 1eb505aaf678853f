// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Files whose blocks stand beyond what 32 bits can tell. They are sparse, and take little
 * of the disk.
 */
class PstLargeFileTests {

	private static final long GIGABYTE = 1L << 30;

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "ANSI, 1", "ANSI, 2", "ANSI, 3", "UNICODE, 3", "UNICODE, 4", "UNICODE, 5", "UNICODE, 17",
			"UNICODE, 51", "UNICODE_4K, 5", "UNICODE_4K, 51" })
	void whenBlocksStandFarBehindThenTheyAreRead(PstFormat format, long gigabytes) throws Exception {
		Path file = this.folder.resolve("mail.pst");
		PstVariant variant = new PstVariant("large", NdbOptions.of(format, PstEncoding.CYCLIC));
		try (PstBuilder pst = variant.build(file)) {
			PstFolder inbox = pst.top().folder("Inbox");
			inbox.add(PstSamples.message(1));
			pst.skipTo(gigabytes * GIGABYTE);
			inbox.add(PstSamples.message(2).attach(PstAttachment.of("far.bin", PstSamples.bytes(1, 100_000))));
		}
		catch (IOException ex) {
			assumeTrue(false, () -> "The file system has no place for a sparse file of " + gigabytes + " GB: " + ex);
		}
		assertThat(Files.size(file)).isGreaterThan(gigabytes * GIGABYTE);
		try (ReadPst read = new ReadPst(file); MailContent content = read.item("Größe 2").open()) {
			assertThat(read.skipped()).isEmpty();
			assertThat(read.subjects("Inbox")).containsExactly("Größe 1", "Größe 2");
			assertThat(ReadPst.bytes(content.attachments().get(0))).isEqualTo(PstSamples.bytes(1, 100_000));
		}
	}

}
