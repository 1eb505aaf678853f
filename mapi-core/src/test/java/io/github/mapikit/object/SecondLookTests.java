// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.spi.DriverThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which messages a call was not done for, where the driver tells only that there are
 * some.
 */
class SecondLookTests {

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	private EntryId here;

	/** In another folder. */
	private EntryId elsewhere;

	/** In no folder. */
	private EntryId gone;

	/** Whether the store does nothing of what it is asked for. */
	private volatile boolean refusing;

	/** Whether the store shows no property. */
	private volatile boolean unseen;

	@BeforeEach
	void saveMessages() throws Exception {
		this.mapi.driver().withVerbs((trace) -> refusing(this.mapi.driver().newVerbs()));
		this.bench = new ModelBench(this.mapi);
		this.here = this.bench.save("here");
		this.gone = this.bench.save("gone");
		EntryId moved = this.bench.save("elsewhere");
		this.elsewhere = this.bench.ask((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Folder outbox = session.defaultStore().outbox()) {
				inbox.deleteMessages(List.of(this.gone));
				inbox.moveMessages(List.of(moved), outbox.entryId());
				return outbox.list(TableQuery.ALL)
					.map((row) -> row.get(PropertyTags.ENTRYID))
					.findFirst()
					.orElseThrow();
			}
		});
	}

	private DriverThread refusing(DriverThread verbs) {
		return (DriverThread) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DriverThread.class },
				(proxy, method, arguments) -> {
					if (this.refusing && method.getName().equals("perform")) {
						return Completion.PARTIAL;
					}
					return (this.unseen && method.getName().equals("read")) ? noAccess((PropertyTag<?>[]) arguments[1])
							: invoke(method, verbs, arguments);
				});
	}

	private static PropertyValues noAccess(PropertyTag<?>[] tags) {
		Object[] values = new Object[tags.length];
		Arrays.fill(values, MapiErrors.MAPI_E_NO_ACCESS);
		return PropertyValues.of(tags, values);
	}

	private static Object invoke(Method method, DriverThread verbs, Object[] arguments) throws Throwable {
		try {
			return method.invoke(verbs, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private void onInbox(FolderTask task) throws Exception {
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox(); Folder target = store.deletedItems()) {
				this.bench.forget();
				task.run(inbox, target.entryId());
			}
		});
	}

	@Test
	void whenCompleteThenNobodyLooksAgain() throws Exception {
		onInbox((inbox, target) -> {
			assertThat(inbox.markRead(List.of(this.here), true)).isEqualTo(Completion.COMPLETE);
			assertThat(inbox.deleteMessages(List.of(this.here))).isEqualTo(Completion.COMPLETE);
			assertThat(this.bench.verbs()).containsExactly("perform", "perform");
		});
	}

	@Test
	void whenWhatWasToGoIsNotInTheFolderThenItHasNotFailed() throws Exception {
		onInbox((inbox, target) -> {
			assertThat(inbox.deleteMessages(List.of(this.here, this.gone, this.elsewhere)))
				.isEqualTo(Completion.PARTIAL);
			assertThat(this.bench.verbs()).startsWith("perform", "open", "open", "open", "read", "release");
		});
	}

	@Test
	void whenWhatWasToGoIsStillInTheFolderThenItHasFailed() throws Exception {
		onInbox((inbox, target) -> {
			this.refusing = true;
			assertThat(inbox.deleteMessages(List.of(this.here, this.gone)))
				.isEqualTo(Completion.failedFor(List.of(this.here)));
			assertThat(inbox.moveMessages(List.of(this.here, this.gone), target))
				.isEqualTo(Completion.failedFor(List.of(this.here)));
		});
	}

	@Test
	void whenMarkedThenThoseThatAreNotAsWantedHaveFailed() throws Exception {
		onInbox((inbox, target) -> {
			assertThat(inbox.markRead(List.of(this.here, this.gone, this.elsewhere), true))
				.isEqualTo(Completion.failedFor(List.of(this.gone, this.elsewhere)));
			assertThat(inbox.markRead(List.of(this.here, this.gone), false))
				.isEqualTo(Completion.failedFor(List.of(this.gone)));
		});
	}

	@Test
	void whenCopiedThenNobodyCanTellWhichFailed() throws Exception {
		onInbox((inbox, target) -> {
			assertThat(inbox.copyMessages(List.of(this.here, this.gone), target)).isEqualTo(Completion.PARTIAL);
			assertThat(this.bench.verbs()).containsExactly("perform");
		});
	}

	@Test
	void whenTheSecondLookFailsThenTheCallDoesNot() throws Exception {
		onInbox((inbox, target) -> {
			this.mapi.driver().onNth("IMsgStore::OpenEntry", 1, () -> {
				throw MapiCallExceptions.of("IMsgStore::OpenEntry", MapiErrors.MAPI_E_NETWORK_ERROR);
			});
			assertThat(inbox.markRead(List.of(this.here, this.gone), true)).isEqualTo(Completion.PARTIAL);
		});
	}

	@Test
	void whenAPropertyCannotBeSeenThenTheCallDoesNotFail() throws Exception {
		onInbox((inbox, target) -> {
			this.refusing = true;
			this.unseen = true;
			assertThat(inbox.deleteMessages(List.of(this.here))).isEqualTo(Completion.PARTIAL);
			assertThat(inbox.markRead(List.of(this.here), true)).isEqualTo(Completion.PARTIAL);
			this.unseen = false;
		});
	}

	@Test
	void whenThereIsNothingToDoThenTheDriverIsNotAsked() throws Exception {
		onInbox((inbox, target) -> {
			assertThat(inbox.deleteMessages(List.of())).isEqualTo(Completion.COMPLETE);
			assertThat(inbox.moveMessages(List.of(), target)).isEqualTo(Completion.COMPLETE);
			assertThat(this.bench.verbs()).isEmpty();
		});
	}

	/**
	 * What is done with the inbox and the identifier of another folder.
	 */
	@FunctionalInterface
	private interface FolderTask {

		void run(Folder inbox, EntryId target) throws Exception;

	}

}
