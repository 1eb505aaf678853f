// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each call into MAPI that fails is told once, by its own name, whatever verb it is part
 * of.
 */
class FailureCountTests {

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final RecordingListener listener = new RecordingListener();

	private ModelBench bench;

	private EntryId id;

	@BeforeEach
	void saveMessage() throws Exception {
		this.bench = new ModelBench(this.mapi, this.listener);
		this.id = this.bench.save("A message");
	}

	private List<String> failed() {
		return this.listener.events("call failed");
	}

	private void failNext(String operation) {
		this.mapi.driver().onNth(operation, 1, () -> {
			throw MapiCallExceptions.of(operation, MapiErrors.MAPI_E_NO_ACCESS);
		});
	}

	private static void assertFails(ThrowingCallable call) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(call);
	}

	private static String told(String operation, HResult result) {
		return "call failed " + operation + " " + result;
	}

	private static String told(String operation) {
		return told(operation, MapiErrors.MAPI_E_NO_ACCESS);
	}

	@Test
	void whenACallWithinABigVerbFailsThenItIsToldByItsName() throws Exception {
		this.bench.run((store) -> {
			failNext("IMAPITable::QueryRows");
			assertFails(() -> store.list(StandardFolder.INBOX, TableQuery.ALL.limit(1)));
			failNext("IMAPIProp::GetProps");
			assertFails(() -> store.readMessage(this.id, MessageRequest.properties(PropertyTags.SUBJECT)));
		});
		assertThat(failed()).containsExactly(told("IMAPITable::QueryRows"), told("IMAPIProp::GetProps"));
	}

	@Test
	void whenAChangeIsRefusedThenItIsToldOnce() throws Exception {
		this.bench.run((store) -> {
			try (Message message = store.openMessage(this.id)) {
				message.set(PropertyTags.MESSAGE_SIZE, 1);
				assertFails(() -> message.body(BodyFormat.TEXT));
			}
		});
		assertThat(failed()).containsExactly(told("IMAPIProp::SetProps", MapiErrors.MAPI_E_COMPUTED));
	}

	@Test
	void whenAReleaseFailsThenItIsToldOnceWhoeverReleases() throws Exception {
		this.bench.run((store) -> {
			this.mapi.driver().onNext(Call.RELEASE, FailureCountTests::failRelease);
			assertFails(store.inbox()::close);
			assertThat(store.inbox().contents()).isNotNull();
			this.mapi.driver().onNext(Call.RELEASE, FailureCountTests::failRelease);
		});
		assertThat(failed()).containsExactly(told("IUnknown::Release"), told("IUnknown::Release"));
	}

	private static void failRelease() {
		throw MapiCallExceptions.of("IUnknown::Release", MapiErrors.MAPI_E_NO_ACCESS);
	}

	@Test
	void whenACallFailsThenTheTaskThatFailsWithItDoesNotTellItAgain() {
		failNext("IMAPIFolder::CreateMessage");
		assertFails(() -> this.bench.run((store) -> {
			try (Folder inbox = store.inbox()) {
				inbox.createMessage();
			}
		}));
		assertThat(failed()).containsExactly(told("IMAPIFolder::CreateMessage"));
	}

}
