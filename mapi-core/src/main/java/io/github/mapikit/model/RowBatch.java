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

package io.github.mapikit.model;

import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * Rows whose values stand column by column in one array. What a row costs is spent when
 * it is asked for, and nothing where the compiler sees that it does not outlive the call.
 */
final class RowBatch extends AbstractList<Row> implements RandomAccess, Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	private final PropertyTag<?>[] columns;

	private final @Nullable Object[] cells;

	private final int count;

	RowBatch(PropertyTag<?>[] columns, @Nullable Object[] cells) {
		if (columns.length == 0 || cells.length % columns.length != 0) {
			throw new IllegalArgumentException(columns.length + " columns, but " + cells.length + " values");
		}
		this.columns = columns;
		this.cells = cells;
		this.count = cells.length / columns.length;
	}

	@Override
	public Row get(int index) {
		return new Row(this.columns, this.cells, Objects.checkIndex(index, this.count), this.count);
	}

	@Override
	public int size() {
		return this.count;
	}

}
