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

package io.github.mapikit.runtime;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.MapiIdentityException;
import io.github.mapikit.runtime.TestSubsystem.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what becomes of tasks that run as another user (R9).
 */
class TaskIdentityTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenThreadHasAnotherIdentityThenTaskDoesNotRunAndTheNextDoes() throws Exception {
		MapiLease lease = this.mapi.lease();
		long before = MapiRuntime.ledger().violations().get(MapiRule.R9);
		this.mapi.subsystem().onNext(Call.BEFORE_TASK, TaskIdentityTests::refuse);
		AtomicBoolean ran = new AtomicBoolean();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> {
			ran.set(true);
			return null;
		})).withMessageContaining("'bob'").withMessageContaining("'service'").withMessageContaining("mapi-worker-1");
		assertThat(ran).isFalse();
		assertThat(MapiRuntime.ledger().violations().get(MapiRule.R9)).isEqualTo(before + 1);
		assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
	}

	@Test
	void whenDecoratorImpersonatesThenThreadIsLookedAtInsideIt() {
		AtomicBoolean impersonating = new AtomicBoolean();
		this.mapi.subsystem().always(Call.BEFORE_TASK, () -> {
			if (impersonating.get()) {
				refuse();
			}
		});
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS.withDecorator((task) -> () -> {
			impersonating.set(true);
			try {
				task.run();
			}
			finally {
				impersonating.set(false);
			}
		}));
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
	}

	@Test
	void whenTaskUsedAnotherIdentityThenItFailed() {
		this.mapi.subsystem().onNext(Call.AFTER_TASK, TaskIdentityTests::refuse);
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
	}

	@Test
	void whenTaskFailedTooThenItsOwnFailureIsTold() {
		this.mapi.subsystem().onNext(Call.AFTER_TASK, TaskIdentityTests::refuse);
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pool.call(TASK, () -> {
			throw new IllegalStateException("own");
		}))
			.withMessage("own")
			.satisfies((failure) -> assertThat(failure.getSuppressed())
				.hasOnlyElementsOfType(MapiIdentityException.class));
	}

	@Test
	void whenPrimaryThreadHasAnotherIdentityThenJobDoesNotRun() {
		MapiLease lease = this.mapi.lease();
		this.mapi.subsystem().onNext(Call.BEFORE_TASK, TaskIdentityTests::refuse);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> lease.primary(null).submit(TASK, () -> 1).join())
			.withCauseInstanceOf(MapiIdentityException.class);
	}

	private static void refuse() {
		throw new MapiIdentityException("run task 'task'", "service", "bob");
	}

}
