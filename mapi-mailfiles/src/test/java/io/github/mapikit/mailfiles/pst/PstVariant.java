// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;

/**
 * A way in which files of the format differ.
 *
 * @param name what is special
 * @param options how a file is written
 */
record PstVariant(String name, NdbOptions options) {

	/** Each variant of the format with each encoding, and compressed where that is. */
	static Stream<PstVariant> all() {
		List<PstVariant> variants = new ArrayList<>();
		for (PstFormat format : PstFormat.values()) {
			for (PstEncoding encoding : PstEncoding.values()) {
				variants.add(new PstVariant(format + " " + encoding, NdbOptions.of(format, encoding)));
			}
		}
		variants
			.add(new PstVariant("compressed", NdbOptions.of(PstFormat.UNICODE_4K, PstEncoding.NONE).withCompression()));
		variants.add(new PstVariant("ANSI 14", NdbOptions.of(PstFormat.ANSI, PstEncoding.PERMUTE).withVersion(14)));
		variants.add(new PstVariant("4K 37", NdbOptions.of(PstFormat.UNICODE_4K, PstEncoding.PERMUTE).withVersion(37)));
		return variants.stream();
	}

	/** Each variant of the format with the encoding that is usual. */
	static Stream<PstVariant> permuted() {
		return all().filter((variant) -> variant.options.encoding() == PstEncoding.PERMUTE
				&& variant.options.version() == variant.options.format().version());
	}

	/** Each with trees that are deep in each way. */
	static Stream<PstVariant> deep() {
		return Stream.concat(all().flatMap((variant) -> variant.deepened().stream()),
				Stream.of(new PstVariant("64-bit block ids",
						NdbOptions.of(PstFormat.UNICODE, PstEncoding.CYCLIC).withFirstBlock(0x1_2345_6789L))));
	}

	private List<PstVariant> deepened() {
		return List.of(new PstVariant(this.name + ", few entries a page", this.options.withEntries(3, 5000, 5000)),
				new PstVariant(this.name + ", few entries a block", this.options.withEntries(5000, 4, 5000)),
				new PstVariant(this.name + ", few records an item", this.options.withEntries(5000, 5000, 3)));
	}

	boolean isUnicode() {
		return this.options.format().isWide();
	}

	/** Begins a file with strings that fit each code page. */
	PstBuilder build(Path file) throws IOException {
		return new PstBuilder(file, this.options, StandardCharsets.ISO_8859_1);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
