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

package io.github.mapikit.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts that classes of a package have among their constants: the names that the code
 * itself uses.
 */
final class ClassConstants {

	private ClassConstants() {
	}

	/**
	 * Finds texts.
	 * @param packagePath the package, with slashes
	 * @param pattern what the whole text looks like, in ASCII
	 * @return the texts
	 */
	static Set<String> find(String packagePath, Pattern pattern) {
		Set<String> found = new TreeSet<>();
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + packagePath + "/*.class")) {
				try (InputStream in = resource.getInputStream()) {
					String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
					Matcher matcher = pattern.matcher(bytes);
					while (matcher.find()) {
						// a constant's bytes stand behind their number
						int length = (bytes.charAt(matcher.start() - 2) << 8) | bytes.charAt(matcher.start() - 1);
						if (length == matcher.group().length()) {
							found.add(matcher.group());
						}
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found;
	}

}
