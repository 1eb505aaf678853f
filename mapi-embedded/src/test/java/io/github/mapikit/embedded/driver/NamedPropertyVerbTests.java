// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class NamedPropertyVerbTests {

	private static final UUID SET = UUID.fromString("00062008-0000-0000-c000-000000000046");

	private static final NamedProperty NUMBER = NamedProperty.of(SET, 0x8501);

	private static final NamedProperty TEXT = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Keywords");

	@RegisterExtension
	final DriverExtension mapi = new DriverExtension();

	@Test
	void whenANameIsAddedThenItsPropertyCanBeSet() {
		DriverThread verbs = this.mapi.verbs();
		Handle message = this.mapi.open(this.mapi.folder(StandardFolder.INBOX), new OpenRequest.NewMessage());
		List<NamedProperty> names = List.of(NUMBER, TEXT);
		assertThat(verbs.idsOf(message, names, false)).containsExactly(0, 0);
		int[] ids = verbs.idsOf(message, names, true);
		assertThat(ids[0]).isBetween(0x8000, 0xFFFE).isNotEqualTo(ids[1]);
		assertThat(verbs.idsOf(this.mapi.store(), List.of(TEXT, NUMBER), false)).containsExactly(ids[1], ids[0]);
		assertThat(verbs.namesOf(message, ids[1], 0xFFF0, ids[0])).isEqualTo(Map.of(ids[0], NUMBER, ids[1], TEXT));
		PropertyTag<String> tag = PropertyTag.unicode(ids[0]);
		assertThat(verbs.change(message, PropertyChanges.of(tag, "value"))).isEmpty();
		verbs.save(message, SaveMode.KEEP_OPEN);
		assertThat(this.mapi.get(message, tag)).isEqualTo("value");
	}

	@Test
	void whenThreadsAddNamesAtOnceThenEachNameHasOneIdentifier() throws Exception {
		List<NamedProperty> names = IntStream.range(1, 500)
			.mapToObj((number) -> NamedProperty.of(SET, number))
			.toList();
		EmbeddedDriver driver = this.mapi.driver();
		try (MessageLoop loop = driver.openLoop(ThreadRole.PRIMARY)) {
			List<CompletableFuture<Set<Integer>>> asked = IntStream.range(0, 4)
				.mapToObj((thread) -> CompletableFuture.supplyAsync(() -> ids(driver, names)))
				.toList();
			CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0]));
			all.whenComplete((done, failure) -> loop.wakeUp());
			while (!all.isDone()) {
				loop.pump(null);
			}
			Set<Integer> ids = new HashSet<>();
			for (CompletableFuture<Set<Integer>> each : asked) {
				ids.addAll(each.get());
			}
			assertThat(ids).hasSize(names.size()).doesNotContain(0);
		}
	}

	private static Set<Integer> ids(EmbeddedDriver driver, List<NamedProperty> names) {
		DriverThread verbs = driver.initialize(ThreadRole.WORKER, CallTrace.NONE);
		Handle session = verbs.logOn(SessionOptions.DEFAULT_PROFILE).handle();
		Handle store = verbs.open(session, new OpenRequest.DefaultStore()).handle();
		Set<Integer> ids = new HashSet<>();
		names.forEach((name) -> ids.add(verbs.idsOf(store, List.of(name), true)[0]));
		verbs.release(store);
		verbs.release(session);
		verbs.uninitialize();
		return ids;
	}

}
