// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.spi.CharsetProvider;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A provider of character sets as an application may have one. Remembers what it is asked
 * for: Java asks it for each name that it does not know itself, after it has looked for
 * providers on the class path.
 */
public final class CountingCharsetProvider extends CharsetProvider {

	static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

	@Override
	public Iterator<Charset> charsets() {
		return Collections.emptyIterator();
	}

	@Override
	public @Nullable Charset charsetForName(String name) {
		ASKED.add(name);
		return name.equals("x-provided") ? StandardCharsets.UTF_8 : null;
	}

}
