// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known about errors, row by row: by code, by operation and code, and by
 * operation, step and code. Filled once, then only read.
 */
final class ExplanationTable {

	/** The source of rows that no document states for the call. */
	static final String INFERRED = "not documented for this call, inferred from the code's meaning elsewhere";

	private final Map<Key, Row> rows = new HashMap<>();

	/** Rows by plain method name, as far as only one interface has that row. */
	private final Map<Key, Row> plainRows = new HashMap<>();

	private final Set<Key> ambiguous = new HashSet<>();

	/**
	 * Rows that hold whichever call returned the code.
	 * @param source where they come from
	 * @return the section to add rows to
	 */
	Section anyOperation(String source) {
		return new Section(null, source);
	}

	/**
	 * Rows of a call.
	 * @param operation its documented name
	 * @return the section to add rows to
	 */
	Section operation(String operation) {
		return new Section(operation, learn(operation));
	}

	/**
	 * Rows of a method that other interfaces inherit and are asked for by their names.
	 * @param operation its documented name, with the interface that declares it
	 * @return the section to add rows to
	 */
	Section inheritedOperation(String operation) {
		return new Section(OperationName.plain(operation), learn(operation));
	}

	/**
	 * A page of the documentation as a source.
	 * @param page its title
	 * @return title and publisher
	 */
	static String learn(String page) {
		return "'" + page + "' (Microsoft Learn)";
	}

	@Nullable Explanation find(@Nullable String operation, @Nullable String step, @Nullable HResult result) {
		Row row = this.rows.get(new Key(operation, step, result));
		if (row == null && operation != null) {
			String plain = OperationName.plain(operation);
			Map<Key, Row> candidates = (OperationName.isPlain(operation)) ? this.plainRows : this.rows;
			row = candidates.get(new Key(plain, step, result));
		}
		return (row != null) ? row.toExplanation() : null;
	}

	private void add(Row row) {
		Key key = row.key;
		if (this.rows.putIfAbsent(key, row) != null) {
			throw new IllegalStateException("'" + key + "' is explained twice");
		}
		if (key.operation() != null && !OperationName.isPlain(key.operation())) {
			Key plain = new Key(OperationName.plain(key.operation()), key.step(), key.result());
			if (!this.ambiguous.contains(plain) && this.plainRows.putIfAbsent(plain, row) != null) {
				// several interfaces share the name: it does not say whose row is meant
				this.plainRows.remove(plain);
				this.ambiguous.add(plain);
			}
		}
	}

	private record Key(@Nullable String operation, @Nullable String step, @Nullable HResult result) {

	}

	/** The rows of one operation, or of all. */
	final class Section {

		private final @Nullable String operation;

		private final String source;

		private Section(@Nullable String operation, String source) {
			this.operation = operation;
			this.source = source;
		}

		/**
		 * The row of a code.
		 * @param result the code
		 * @return the row to fill
		 */
		Row code(HResult result) {
			return new Row(this, new Key(this.operation, null, result));
		}

		/**
		 * The row of a code that a certain step of the operation returned.
		 * @param step the step
		 * @param result the code
		 * @return the row to fill
		 */
		Row step(String step, HResult result) {
			return new Row(this, new Key(this.operation, step, result));
		}

		/**
		 * The row of all codes of the operation that have none of their own.
		 * @return the row to fill
		 */
		Row otherwise() {
			return new Row(this, new Key(this.operation, null, null));
		}

	}

	/** One explanation in the making. */
	final class Row {

		private final Section section;

		private final Key key;

		private String meaning = "";

		private final List<String> causes = new ArrayList<>();

		private final List<String> remedies = new ArrayList<>();

		private String source;

		private Row(Section section, Key key) {
			this.section = section;
			this.key = key;
			this.source = section.source;
			add(this);
		}

		Row means(String meaning) {
			this.meaning = meaning;
			return this;
		}

		Row cause(String cause) {
			this.causes.add(cause);
			return this;
		}

		Row remedy(String remedy) {
			this.remedies.add(remedy);
			return this;
		}

		/**
		 * The source of this row, where it is another than the section's.
		 * @param source where it comes from
		 * @return this row
		 */
		Row source(String source) {
			this.source = source;
			return this;
		}

		/**
		 * A source beside the section's.
		 * @param source where it comes from, too
		 * @return this row
		 */
		Row alsoSource(String source) {
			this.source = this.source + ", " + source;
			return this;
		}

		Row code(HResult result) {
			return this.section.code(result);
		}

		Row step(String step, HResult result) {
			return this.section.step(step, result);
		}

		Row otherwise() {
			return this.section.otherwise();
		}

		private Explanation toExplanation() {
			return new Explanation(this.meaning, this.causes, this.remedies, this.source);
		}

	}

}
