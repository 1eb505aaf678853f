// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.thread.LeaseContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the books say of a worker whose start took so long that it was found
 * stuck, in whatever order the worker and the watch come.
 */
class HangingStartTests {

	private static final IllegalStateException HANGS = new IllegalStateException("hangs");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private PoolBooks books;

	private Worker worker;

	@BeforeEach
	void join() {
		LeaseContext lease = this.mapi.pool().lease();
		this.books = new PoolBooks(PoolOptions.DEFAULTS, lease.runtime());
		// it is never started, so that nobody is asked to serve it
		this.worker = new Worker("mapi-test-1", "test", lease, null);
		this.books.open();
		this.books.workerList().announce();
		this.books.joined(this.worker);
	}

	@Test
	void whenFoundStuckBeforeItHasInitializedThenPoolIsUnservedUntilItHas() {
		found();
		assertThat(this.books.initializeFailure()).isSameAs(HANGS);
		this.books.initialized(this.worker);
		assertThat(this.books.initializeFailure()).isNull();
	}

	@Test
	void whenFoundStuckWhenItHasJustInitializedThenPoolIsServed() {
		this.books.initialized(this.worker);
		found();
		assertThat(this.books.initializeFailure()).isNull();
		assertThat(this.worker.state).isEqualTo(WorkerState.STARTING);
	}

	private void found() {
		this.books.hangs(this.worker);
		this.books.unserved(HANGS);
	}

}
