// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What result codes are called and what they mean, as {@code explanations.txt} has it.
 * Read when it is first needed, then only looked at; may be used from any thread.
 * <p>
 * It is asked while exceptions are made, so it throws nothing: where the file is missing
 * or damaged, codes have no names and no meanings, and messages show their numbers.
 */
final class ErrorCatalog {

	/** A catalog that knows nothing. */
	static final ErrorCatalog EMPTY = new ErrorCatalog(Map.of(), Map.of());

	private static final String FILE = "explanations.txt";

	private static volatile @Nullable ErrorCatalog current;

	private final Map<Integer, List<String>> names;

	private final Map<String, Integer> codes = new HashMap<>();

	private final Map<Key, Entry> entries;

	/** Entries by plain method name, as far as only one interface has that entry. */
	private final Map<Key, Entry> plainEntries = new HashMap<>();

	ErrorCatalog(Map<Integer, List<String>> names, Map<Key, Entry> entries) {
		this.names = names;
		this.entries = entries;
		names.forEach((code, all) -> all.forEach((name) -> this.codes.put(name, code)));
		Set<Key> ambiguous = new HashSet<>();
		entries.forEach((key, entry) -> addPlain(key, entry, ambiguous));
	}

	private void addPlain(Key key, Entry entry, Set<Key> ambiguous) {
		if (key.operation() == null || OperationName.isPlain(key.operation())) {
			return;
		}
		Key plain = new Key(OperationName.plain(key.operation()), key.step(), key.code());
		if (!ambiguous.contains(plain) && this.plainEntries.putIfAbsent(plain, entry) != null) {
			// several interfaces share the name: it does not say whose entry is meant
			this.plainEntries.remove(plain);
			ambiguous.add(plain);
		}
	}

	/**
	 * Returns the catalog that the library has.
	 * @return the catalog
	 */
	static ErrorCatalog get() {
		ErrorCatalog catalog = current;
		if (catalog == null) {
			try {
				catalog = read(ErrorCatalog.class.getResourceAsStream(FILE));
			}
			catch (Exception ex) {
				// it will be as unreadable the next time
				catalog = EMPTY;
			}
			catch (Error ex) {
				// for want of memory, say: the next one who asks may have it
				return EMPTY;
			}
			current = catalog;
		}
		return catalog;
	}

	/**
	 * Reads a catalog, leaving out what cannot be understood.
	 * @param file the file, or {@code null} if there is none; closed on return
	 * @return the catalog
	 * @throws IOException if the file cannot be read
	 */
	static ErrorCatalog read(@Nullable InputStream file) throws IOException {
		if (file == null) {
			throw new FileNotFoundException(FILE);
		}
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
			ErrorCatalogReader reader = new ErrorCatalogReader((problem) -> {
			});
			lines.lines().forEach(reader::line);
			return new ErrorCatalog(reader.names(), reader.entries());
		}
	}

	List<String> namesOf(int code) {
		return this.names.getOrDefault(code, List.of());
	}

	@Nullable Integer codeOf(String name) {
		return this.codes.get(name);
	}

	/**
	 * Finds what is known about a code, the closest entry first: operation, step and
	 * code; operation and code; operation, if it has an entry for all other codes; code.
	 * @param operation the call
	 * @param step the step of it, if known
	 * @param code the code
	 * @return the entry, or {@code null} if nothing is known
	 */
	@Nullable Entry find(String operation, @Nullable String step, int code) {
		Entry found = (step != null) ? find(new Key(operation, step, code)) : null;
		if (found == null) {
			found = find(new Key(operation, null, code));
		}
		if (found == null) {
			found = find(new Key(operation, null, null));
		}
		return (found != null) ? found : this.entries.get(new Key(null, null, code));
	}

	private @Nullable Entry find(Key key) {
		Entry found = this.entries.get(key);
		String operation = key.operation();
		if (found == null && operation != null) {
			Map<Key, Entry> candidates = OperationName.isPlain(operation) ? this.plainEntries : this.entries;
			found = candidates.get(new Key(OperationName.plain(operation), key.step(), key.code()));
		}
		return found;
	}

	/**
	 * What an entry is found by.
	 *
	 * @param operation the call, or {@code null} for any
	 * @param step the step of the call, or {@code null} for any
	 * @param code the code, or {@code null} for all others of the call
	 */
	record Key(@Nullable String operation, @Nullable String step, @Nullable Integer code) {

	}

	/**
	 * What a code means.
	 *
	 * @param name what the code is called there, or {@code null} for all other codes
	 * @param meaning one sentence without a full stop
	 * @param causes the likely causes
	 * @param remedies what helps; may ask for a {@link Remedy} by its name in braces
	 * @param source what the meaning rests on
	 */
	record Entry(@Nullable String name, String meaning, List<String> causes, List<String> remedies, String source) {

	}

}
