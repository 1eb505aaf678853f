// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an HTML body, without its tags: as much as tests need.
 */
final class HtmlText {

	private static final Pattern TAG = Pattern.compile("<[^>]*>");

	private static final Pattern ENTITY = Pattern.compile("&(\\w+);");

	private static final Map<String, String> ENTITIES = Map.of("auml", "ä", "ouml", "ö", "uuml", "ü", "lt", "<", "gt",
			">", "quot", "\"", "nbsp", " ", "amp", "&");

	private HtmlText() {
	}

	static String of(String html) {
		String text = TAG.matcher(html).replaceAll("");
		return ENTITY.matcher(text)
			.replaceAll((entity) -> Matcher.quoteReplacement(ENTITIES.getOrDefault(entity.group(1), entity.group())));
	}

}
