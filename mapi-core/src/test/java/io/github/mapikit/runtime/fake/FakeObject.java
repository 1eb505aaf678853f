// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.runtime.thread.ScopedObject;
import org.jspecify.annotations.Nullable;

/**
 * An object with children, which a task may leave open or fail with.
 */
public final class FakeObject extends ScopedObject {

	private final @Nullable RuleBooks books;

	private final @Nullable FakeHandle fakeHandle;

	private FakeObject(@Nullable RuleBooks books, String kind, @Nullable ScopedObject parent,
			@Nullable FakeHandle handle) {
		super(kind, parent, false, handle);
		this.books = books;
		this.fakeHandle = (handle != null) ? handle.opened() : null;
	}

	static FakeObject open(RuleBooks books, String kind, @Nullable ScopedObject parent) {
		FakeHandle parentHandle = (parent instanceof FakeObject object) ? object.fakeHandle : null;
		return new FakeObject(books, kind, parent, new FakeHandle(books, kind, parentHandle));
	}

	/**
	 * Opens an object that no fake's books know, on the calling MAPI thread.
	 */
	public static FakeObject open(String kind) {
		return new FakeObject(null, kind, null, null);
	}

	public FakeObject child(String kind) {
		RuleBooks current = this.books;
		return call("OpenEntry",
				() -> (current != null) ? open(current, kind, this) : new FakeObject(null, kind, this, null));
	}

	public <T extends @Nullable Object> T work(Supplier<? extends T> work) {
		return call("Work", () -> {
			RuleBooks current = this.books;
			if (current != null) {
				current.checkInitialized("work");
			}
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
			throw MapiCallExceptions.of(operation, result);
		});
	}

	/**
	 * Loses MAPI in a call.
	 */
	public void crash() {
		RuleBooks current = this.books;
		run("IMAPITable::QueryRows", () -> {
			throw (current != null) ? current.crash() : new FakeDriver.Crash("crash");
		});
	}

	public boolean usable() {
		return isOpen();
	}

}
