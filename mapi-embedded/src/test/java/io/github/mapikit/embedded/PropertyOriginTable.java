// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.property.PropertyTag;

/**
 * The tables at the end of {@code docs/embedded.md}: which property comes from where.
 */
final class PropertyOriginTable {

	private static final Path PAGE = Path.of("..", "docs", "embedded.md");

	private static final String HEADING = "## Where properties come from";

	private PropertyOriginTable() {
	}

	/**
	 * Reads a table.
	 * @param introduction the line above the table
	 * @return the rows
	 */
	static List<Line> read(String introduction) throws IOException {
		List<String> lines = Files.readAllLines(PAGE);
		int start = lines.subList(lines.indexOf(HEADING), lines.size()).indexOf(introduction);
		List<Line> rows = new ArrayList<>();
		for (int i = lines.indexOf(HEADING) + start + 4; lines.get(i).startsWith("|"); i++) {
			String[] cells = lines.get(i).split("\\|");
			List<String> origins = new ArrayList<>();
			for (int column = 3; column < cells.length; column++) {
				origins.add(cells[column].strip());
			}
			int tag = Integer.parseUnsignedInt(cells[2].replace("`", "").strip().substring(2), 16);
			rows.add(new Line(cells[1].replace("`", "").strip(), PropertyTag.of(tag), origins));
		}
		return rows;
	}

	/**
	 * A row.
	 *
	 * @param name the name of the property
	 * @param tag its tag
	 * @param origins where it comes from, one for each kind of file
	 */
	record Line(String name, PropertyTag<?> tag, List<String> origins) {

	}

}
