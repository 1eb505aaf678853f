// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What becomes of what a driver opened for an object that cannot be made.
 */
class ObjectBirthTests {

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenAnObjectCannotBeMadeThenItsHandleIsReleased() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS.withSize(1));
		pool.call(TaskOptions.named("task"), () -> {
			FakeObject folder = this.mapi.driver().open("folder");
			folder.close();
			Handle table = this.mapi.driver().newHandle("table");
			assertThatIllegalStateException().isThrownBy(() -> new Plain("table", folder, table));
			assertThatIllegalStateException().isThrownBy(() -> new Plain("stream", folder, null));
			return null;
		});
		assertThat(this.mapi.driver().events()).anyMatch((event) -> event.startsWith("release table"));
		assertThat(MapiRuntime.ledger().openObjects()).isZero();
	}

	private static final class Plain extends ScopedObject {

		Plain(String kind, ScopedObject parent, @Nullable Handle handle) {
			super(kind, parent, false, handle);
		}

	}

}
