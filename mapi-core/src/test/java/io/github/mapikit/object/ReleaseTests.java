// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * In which order, and in how many steps, the objects of the model are released.
 */
class ReleaseTests {

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	private EntryId id;

	@BeforeEach
	void saveMessage() throws Exception {
		this.bench = new ModelBench(this.mapi);
		this.id = this.bench.save("A message");
		this.bench.forget();
	}

	/** The kinds of what was released, from some event on. */
	private List<String> releases(int from) {
		List<String> events = this.mapi.driver().events();
		return events.subList(from, events.size())
			.stream()
			.filter((event) -> event.startsWith("release "))
			.map((event) -> event.split(" ")[1])
			.toList();
	}

	private int eventsSoFar() {
		return this.mapi.driver().events().size();
	}

	private static void failRelease() {
		throw MapiCallExceptions.of("IUnknown::Release", MapiErrors.MAPI_E_CALL_FAILED);
	}

	@Test
	void whenATaskEndsThenTheLastOpenedIsReleasedFirstInOneStep() throws Exception {
		int before = eventsSoFar();
		this.bench.run((store) -> {
			Folder inbox = store.inbox();
			ContentsTable table = inbox.contents();
			Message message = store.openMessage(this.id);
			assertThat(message.createAttachment()).isNotNull();
			assertThat(table.rowCount()).isOne();
			this.bench.forget();
		});
		assertThat(releases(before)).containsExactly("attachment", "message", "table", "folder");
		assertThat(this.bench.verbs()).containsExactly("releaseAll");
	}

	@Test
	void whenOneObjectIsLeftThenItIsReleasedAlone() throws Exception {
		this.bench.run((store) -> {
			assertThat(store.inbox()).isNotNull();
			this.bench.forget();
		});
		assertThat(this.bench.verbs()).containsExactly("release");
	}

	@Test
	void whenNothingIsLeftThenNothingGoesToTheDriver() throws Exception {
		this.bench.run((store) -> {
			store.inbox().close();
			this.bench.forget();
		});
		assertThat(this.bench.verbs()).isEmpty();
	}

	@Test
	void whenAParentIsClosedThenItsChildrenAreInTheSameStepAndOthersStay() throws Exception {
		this.bench.run((store) -> {
			int before = eventsSoFar();
			Folder inbox = store.inbox();
			ContentsTable table = inbox.contents();
			Message message = inbox.createMessage();
			this.bench.forget();
			inbox.close();
			assertThat(releases(before)).containsExactly("table", "folder");
			assertThat(this.bench.verbs()).containsExactly("releaseAll");
			assertThatIllegalStateException().isThrownBy(table::rowCount);
			message.set(PropertyTags.SUBJECT, "no part of the folder");
			message.save();
		});
	}

	@Test
	void whenAChildIsClosedAfterItsParentThenNothingHappens() throws Exception {
		this.bench.run((store) -> {
			Folder inbox = store.inbox();
			ContentsTable table = inbox.contents();
			inbox.close();
			this.bench.forget();
			table.close();
			inbox.close();
			assertThat(this.bench.verbs()).isEmpty();
		});
		assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
	}

	@Test
	void whenOneOfManyCannotBeReleasedThenTheOthersAre() throws Exception {
		this.mapi.driver().onNth(Call.RELEASE, 2, ReleaseTests::failRelease);
		int before = eventsSoFar();
		assertThat(this.bench.<Integer>ask((session) -> {
			Folder inbox = session.defaultStore().inbox();
			assertThat(inbox.contents()).isNotNull();
			assertThat(inbox.contents()).isNotNull();
			return 1;
		})).isOne();
		assertThat(releases(before)).containsExactly("table", "table", "folder");
		assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
	}

	@Test
	void whenTheClosedObjectCannotBeReleasedThenItsFailureIsToldAndItIsClosed() throws Exception {
		this.bench.run((store) -> {
			Folder inbox = store.inbox();
			ContentsTable table = inbox.contents();
			this.mapi.driver().onNth(Call.RELEASE, 2, ReleaseTests::failRelease);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(inbox::close)
				.extracting(MapiCallException::result)
				.isEqualTo(MapiErrors.MAPI_E_CALL_FAILED);
			assertThatIllegalStateException().isThrownBy(table::rowCount);
			assertThatCode(inbox::close).doesNotThrowAnyException();
		});
	}

	@Test
	void whenAChildCannotBeReleasedThenWhoClosesTheParentIsNotTold() throws Exception {
		this.bench.run((store) -> {
			Folder inbox = store.inbox();
			assertThat(inbox.contents()).isNotNull();
			this.mapi.driver().onNext(Call.RELEASE, ReleaseTests::failRelease);
			assertThatCode(inbox::close).doesNotThrowAnyException();
		});
	}

	@Test
	void whenASecondSessionIsClosedThenItsStoreAndWhatIsBelowAreInOneStep() throws Exception {
		int before = eventsSoFar();
		this.bench.run((store) -> {
			MapiSession second = MapiThread.current("test").openSession(SessionOptions.DEFAULT_PROFILE);
			MessageStore secondStore = second.defaultStore();
			assertThat(secondStore.inbox()).isNotNull();
			this.bench.forget();
			second.close();
			assertThatIllegalStateException().isThrownBy(secondStore::inbox);
		});
		assertThat(releases(before)).containsExactly("folder", "store", "session");
		assertThat(this.bench.verbs()).containsExactly("releaseAll");
	}

	@Test
	void whenTheDefaultStoreOfASecondSessionIsClosedThenItStaysOpenWithTheSession() throws Exception {
		this.bench.run((store) -> {
			try (MapiSession second = MapiThread.current("test").openSession(SessionOptions.DEFAULT_PROFILE)) {
				second.defaultStore().close();
				assertThat(second.defaultStore().inbox()).isNotNull();
			}
		});
	}

	@Test
	void whenTheThreadsSessionCannotBeReleasedThenTheThreadEndsAllTheSame() {
		this.mapi.driver().always(Call.RELEASE, ReleaseTests::failRelease);
		int before = eventsSoFar();
		this.bench.lease().close();
		assertThat(releases(before)).containsExactly("store", "session");
		assertThat(this.mapi.driver().owing()).isZero();
	}

}
