// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * What code of others may throw.
 */
enum ThrownKind {

	RUNTIME_EXCEPTION {

		@Override
		Throwable made(String text) {
			return new IllegalStateException(text);
		}

	},
	ERROR {

		@Override
		Throwable made(String text) {
			return new AssertionError(text);
		}

	},
	/** Checked, and thrown where the compiler does not see it. */
	CHECKED {

		@Override
		Throwable made(String text) {
			return new IOException(text);
		}

	},
	/** Throws when it is asked for its text. */
	BAD_MESSAGE {

		@Override
		Throwable made(String text) {
			return new BadMessageException(() -> new IllegalStateException("no message"));
		}

	},
	/** Calls itself without end when it is asked for its text. */
	ENDLESS_MESSAGE {

		@Override
		Throwable made(String text) {
			return new BadMessageException(() -> new StackOverflowError("thrown by the message"));
		}

	},
	STACK_OVERFLOW {

		@Override
		Throwable made(String text) {
			return new StackOverflowError(text);
		}

	},
	OUT_OF_MEMORY {

		@Override
		Throwable made(String text) {
			return new OutOfMemoryError(text);
		}

	};

	abstract Throwable made(String text);

	/**
	 * Throws it.
	 */
	void raise(String text) {
		ThrownKind.<RuntimeException>sneak(made(text));
	}

	@SuppressWarnings("unchecked")
	static <E extends Throwable> void sneak(Throwable thrown) throws E {
		throw (E) thrown;
	}

	/**
	 * An exception whose text cannot be had.
	 */
	static final class BadMessageException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient Supplier<? extends Throwable> thrown;

		BadMessageException(Supplier<? extends Throwable> thrown) {
			this.thrown = thrown;
		}

		@Override
		public String getMessage() {
			ThrownKind.<RuntimeException>sneak(this.thrown.get());
			throw new AssertionError();
		}

	}

}
