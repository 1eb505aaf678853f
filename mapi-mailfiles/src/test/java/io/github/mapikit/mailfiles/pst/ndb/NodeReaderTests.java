// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.mailfiles.source.SharedBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How long an operation may take.
 */
class NodeReaderTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final AtomicLong now = new AtomicLong();

	@TempDir
	Path folder;

	private byte[] file = {};

	@BeforeEach
	void build() throws IOException {
		Path built = this.folder.resolve("built.pst");
		NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.NONE).withEntries(2, 400, 400);
		new PstBuilder(built, options, StandardCharsets.US_ASCII).close();
		this.file = Files.readAllBytes(built);
	}

	@Test
	void whenTheDiskIsSlowThenAnOperationHasItsTimeAllTheSame() throws IOException {
		try (NodeDatabase database = open(Duration.ofMinutes(1))) {
			NodeReader reader = new NodeReader(database, LIMIT, this.now::get);
			assertThat(reader.node(NodeIds.ROOT_FOLDER)).isNotNull();
			assertThat(Duration.ofNanos(this.now.get())).isGreaterThan(Duration.ofMinutes(2));
		}
	}

	@Test
	void whenAnOperationTakesLongerThanItMayThenItEnds() throws IOException {
		try (NodeDatabase database = open(Duration.ZERO)) {
			NodeReader reader = new NodeReader(database, LIMIT, () -> this.now.addAndGet(LIMIT.toNanos()));
			assertThatExceptionOfType(ReadTimeoutException.class).isThrownBy(() -> reader.node(NodeIds.ROOT_FOLDER));
		}
	}

	private NodeDatabase open(Duration read) throws IOException {
		return new NodeDatabase(new SlowBytes(read), new BlockCache(0), LIMIT, false);
	}

	/** A disk on which each read takes its time. */
	private final class SlowBytes implements SharedBytes {

		private final Duration read;

		SlowBytes(Duration read) {
			this.read = read;
		}

		@Override
		public long length() {
			return NodeReaderTests.this.file.length;
		}

		@Override
		public int read(long position, byte[] buffer, int offset, int length) {
			NodeReaderTests.this.now.addAndGet(this.read.toNanos());
			int count = Math.min(length, NodeReaderTests.this.file.length - (int) position);
			System.arraycopy(NodeReaderTests.this.file, (int) position, buffer, offset, count);
			return count;
		}

		@Override
		public void close() {
			// nothing is open
		}

	}

}
