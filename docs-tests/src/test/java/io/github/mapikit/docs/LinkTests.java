// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTests {

	private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]\n]+\\]\\(([^)\\s]+)\\)");

	@Test
	void whenPageLinksWithinRepositoryThenFileAndHeadingExist() {
		List<String> broken = new ArrayList<>();
		int links = 0;
		for (Page page : Page.all()) {
			Matcher link = LINK.matcher(page.prose());
			while (link.find()) {
				String target = link.group(1);
				if (target.startsWith("https://")) {
					continue;
				}
				links++;
				if (!resolves(page, target)) {
					broken.add(page.name() + " -> " + target);
				}
			}
		}
		assertThat(broken).isEmpty();
		assertThat(links).isGreaterThan(10);
	}

	private static boolean resolves(Page page, String target) {
		int hash = target.indexOf('#');
		String file = (hash < 0) ? target : target.substring(0, hash);
		Path path = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
		if (!path.startsWith(Page.ROOT) || !Files.exists(path)) {
			return false;
		}
		return hash < 0
				|| Page.of(Page.ROOT.relativize(path).toString()).anchors().contains(target.substring(hash + 1));
	}

	@Test
	void whenPageIsAddedThenReadmeLinksToIt() {
		String readme = Page.of("README.md").text();
		assertThat(Page.all()).extracting(Page::name)
			.filteredOn((name) -> name.startsWith("docs/"))
			.allSatisfy((name) -> assertThat(readme).contains("(" + name));
	}

}
