// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.thread.ScopedObject;
import org.jspecify.annotations.Nullable;

/**
 * An object with children, which a task may leave open or fail with.
 */
public class FakeObject extends ScopedObject {

	private final ObjectBooks books;

	private final String label;

	private final Thread owner = Thread.currentThread();

	private final @Nullable FakeObject parent;

	private int children;

	FakeObject(ObjectBooks books, String kind, @Nullable FakeObject parent, boolean held) {
		super(kind, parent, held);
		this.label = kind;
		this.books = books;
		this.parent = parent;
		if (parent != null) {
			parent.children++;
		}
		books.opened(kind);
	}

	/**
	 * Opens an object that no fake's books know, on the calling MAPI thread.
	 */
	public static FakeObject open(String kind) {
		return new FakeObject(ObjectBooks.NONE, kind, null, false);
	}

	public FakeObject child(String kind) {
		return call("OpenEntry", () -> new FakeObject(this.books, kind, this, false));
	}

	public FakeObject heldChild(String kind) {
		return call("OpenEntry", () -> new FakeObject(this.books, kind, this, true));
	}

	public <T extends @Nullable Object> T work(Supplier<? extends T> work) {
		return call("Work", () -> {
			this.books.checkInitialized("work");
			return work.get();
		});
	}

	/**
	 * Does something in a call of some name.
	 */
	public void work(String operation, Runnable body) {
		run(operation, body);
	}

	/**
	 * Fails in a call of some name.
	 */
	public void fail(String operation, HResult result) {
		run(operation, () -> {
			throw failure(operation, result);
		});
	}

	/**
	 * Loses MAPI in a call.
	 */
	public void crash() {
		run("IMAPITable::QueryRows", () -> {
			throw this.books.crash();
		});
	}

	public boolean usable() {
		return isOpen();
	}

	@Override
	protected void release() {
		if (this.parent != null) {
			this.parent.children--;
		}
		this.books.released(this.label, this.owner, this.children != 0);
	}

}
