// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.TableSource;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The verbs of an embedded driver on the thread of the test, with a session and its
 * store. Notes each call that is announced.
 */
final class DriverExtension implements BeforeEachCallback, AfterEachCallback {

	private final EmbeddedDriver driver = new EmbeddedDriver(EmbeddedOptions.DEFAULTS);

	private final List<String> calls = new ArrayList<>();

	private final Deque<Handle> open = new ArrayDeque<>();

	private @Nullable DriverThread thread;

	private @Nullable Handle session;

	private @Nullable Handle store;

	@Override
	public void beforeEach(ExtensionContext context) {
		this.thread = this.driver.initialize(ThreadRole.PRIMARY, this.calls::add);
		this.session = opened(verbs().logOn(SessionOptions.DEFAULT_PROFILE).handle());
		this.store = open(session(), new OpenRequest.DefaultStore());
		this.calls.clear();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.driver.faults().clear();
		assertThat(verbs().releaseAll(List.copyOf(this.open))).isEmpty();
		verbs().uninitialize();
		assertThat(this.driver.violations()).isEmpty();
		assertThat(this.driver.calls()).containsAll(this.calls);
		this.driver.close();
	}

	EmbeddedDriver driver() {
		return this.driver;
	}

	DriverThread verbs() {
		return Objects.requireNonNull(this.thread);
	}

	Handle session() {
		return Objects.requireNonNull(this.session);
	}

	Handle store() {
		return Objects.requireNonNull(this.store);
	}

	/**
	 * Returns what was called since this was asked last.
	 * @return the calls by their names
	 */
	List<String> calls() {
		List<String> made = List.copyOf(this.calls);
		this.calls.clear();
		return made;
	}

	Handle opened(Handle handle) {
		this.open.push(handle);
		return handle;
	}

	void release(Handle handle) {
		assertThat(this.open.remove(handle)).isTrue();
		verbs().release(handle);
	}

	Handle open(Handle parent, OpenRequest request) {
		return opened(verbs().open(parent, request).handle());
	}

	Handle folder(StandardFolder folder) {
		return open(store(), new OpenRequest.Standard(folder));
	}

	Handle message(EntryId id) {
		return open(store(), new OpenRequest.Message(id));
	}

	Handle table(Handle parent, TableSource source) {
		return opened(verbs().openTable(parent, source));
	}

	<T> T get(Handle object, PropertyTag<T> tag) {
		return verbs().read(object, tag).get(tag);
	}

	EntryId save(Handle folder, String subject) {
		Handle message = open(folder, new OpenRequest.NewMessage());
		assertThat(verbs().change(message, PropertyChanges.of(PropertyTags.SUBJECT, subject))).isEmpty();
		EntryId id = verbs().save(message, SaveMode.KEEP_OPEN);
		release(message);
		return Objects.requireNonNull(id);
	}

	List<EntryId> saveMany(Handle folder, int count) {
		List<EntryId> ids = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ids.add(save(folder, "message " + i));
		}
		return ids;
	}

}
