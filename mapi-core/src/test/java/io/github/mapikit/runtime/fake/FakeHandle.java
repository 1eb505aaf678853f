// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An object that is nothing but an entry in a fake's books.
 */
final class FakeHandle extends Handle {

	private final RuleBooks books;

	private final String kind;

	private final @Nullable FakeHandle parent;

	private final Thread owner = Thread.currentThread();

	private int children;

	FakeHandle(RuleBooks books, String kind, @Nullable FakeHandle parent) {
		this.books = books;
		this.kind = kind;
		this.parent = parent;
	}

	FakeHandle opened() {
		this.books.opened(this.kind);
		if (this.parent != null) {
			this.parent.children++;
		}
		return this;
	}

	void release() {
		if (this.parent != null) {
			this.parent.children--;
		}
		this.books.released(this.kind, this.owner, this.children != 0);
	}

}
