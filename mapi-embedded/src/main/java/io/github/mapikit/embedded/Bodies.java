/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.mapikit.embedded.mailbox.BodyCodec;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.BodyFormat;
import io.github.mapikit.model.PropertyTag;
import io.github.mapikit.model.PropertyTags;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of a message, as the properties that hold them.
 */
final class Bodies {

	private static final int CODE_PAGE_UTF_8 = 65001;

	private static final Pattern LINE_END = Pattern.compile("[ \\t\\xA0]*\\r?\\n");

	private static final int NATIVE_TEXT = 1;

	private static final int NATIVE_HTML = 3;

	private Bodies() {
	}

	/**
	 * Reads a body.
	 * @param format the format
	 * @param properties the message's properties
	 * @return the body, or {@code null} if there is none
	 */
	static @Nullable String read(BodyFormat format, Function<PropertyTag<?>, @Nullable Object> properties) {
		return switch (format) {
			case TEXT -> text(properties);
			case HTML -> html(properties);
			case RTF -> (properties.apply(PropertyTags.RTF_COMPRESSED) instanceof Binary rtf)
					? BodyCodec.decompressRtf(rtf) : null;
		};
	}

	/**
	 * Returns the plain text, made from the HTML if there is none, as stores do.
	 * @param properties the message's properties
	 * @return the text, or {@code null} if there is neither
	 */
	static @Nullable String text(Function<PropertyTag<?>, @Nullable Object> properties) {
		if (properties.apply(PropertyTags.BODY) instanceof String text) {
			return text;
		}
		String html = html(properties);
		return (html != null) ? toText(html) : null;
	}

	private static @Nullable String html(Function<PropertyTag<?>, @Nullable Object> properties) {
		if (!(properties.apply(PropertyTags.HTML) instanceof Binary html)) {
			return null;
		}
		return BodyCodec.decodeHtml(html,
				(properties.apply(PropertyTags.INTERNET_CPID) instanceof Integer codePage) ? codePage : null);
	}

	private static String toText(String html) {
		Document document = Jsoup.parse(html);
		document.outputSettings().prettyPrint(false);
		document.select("script, style, head").remove();
		document.select("p, div, tr, li, h1, h2, h3, h4, h5, h6")
			.forEach((element) -> element.appendChild(new TextNode("\n")));
		return LINE_END.matcher(document.wholeText().strip()).replaceAll("\r\n");
	}

	/**
	 * Sets the one body of a message.
	 * @param format the format, plain text or HTML
	 * @param body the body
	 * @param properties where to put the properties, {@code null} to remove one
	 */
	static void write(BodyFormat format, String body, BiConsumer<PropertyTag<?>, @Nullable Object> properties) {
		properties.accept(PropertyTags.RTF_COMPRESSED, null);
		properties.accept(PropertyTags.RTF_IN_SYNC, null);
		if (format == BodyFormat.HTML) {
			properties.accept(PropertyTags.BODY, null);
			properties.accept(PropertyTags.HTML, Binary.of(body.getBytes(StandardCharsets.UTF_8)));
			properties.accept(PropertyTags.INTERNET_CPID, CODE_PAGE_UTF_8);
			properties.accept(PropertyTags.NATIVE_BODY_INFO, NATIVE_HTML);
		}
		else {
			properties.accept(PropertyTags.HTML, null);
			properties.accept(PropertyTags.BODY, body);
			properties.accept(PropertyTags.NATIVE_BODY_INFO, NATIVE_TEXT);
		}
	}

}
