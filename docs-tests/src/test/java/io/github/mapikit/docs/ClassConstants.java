// SPDX-License-Identifier: Apache-2.0

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
