// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.RuntimeFixture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How deep restrictions may be nested, whatever the driver.
 */
class RestrictionDepthTests {

	private static final Restriction LEAF = new Restriction.Exists(PropertyTags.SUBJECT);

	private static final List<UnaryOperator<Restriction>> KINDS = List.of(Restriction::not, Restriction::anyRecipient,
			(part) -> Restriction.and(LEAF, part), (part) -> Restriction.or(part, LEAF));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private static Restriction nested(int levels, UnaryOperator<Restriction> kind) {
		Restriction nested = LEAF;
		for (int i = 1; i < levels; i++) {
			nested = kind.apply(nested);
		}
		return nested;
	}

	@Test
	void whenNestedAsDeepAsAllowedThenItGoesToTheDriver() {
		for (UnaryOperator<Restriction> kind : KINDS) {
			Restriction deepest = nested(RestrictionDepth.MAX, kind);
			assertThatCode(() -> RestrictionDepth.check("call", deepest)).doesNotThrowAnyException();
			Restriction deeper = nested(RestrictionDepth.MAX + 1, kind);
			assertTooComplex("call", () -> RestrictionDepth.check("call", deeper));
		}
		assertThatCode(() -> RestrictionDepth.check("call", null)).doesNotThrowAnyException();
	}

	@Test
	void whenNestedTooDeepThenNoDriverSeesIt() throws Exception {
		ModelBench bench = new ModelBench(this.mapi);
		bench.save("A message");
		Restriction deep = nested(100_000, Restriction::not);
		bench.run((store) -> {
			try (Folder inbox = store.inbox(); ContentsTable table = inbox.contents()) {
				bench.forget();
				assertTooComplex("IMAPITable::Restrict", () -> table.where(deep));
				assertTooComplex("IMAPITable::FindRow", () -> table.find(deep));
				assertTooComplex("IMAPITable::Restrict",
						() -> store.list(StandardFolder.INBOX, TableQuery.ALL.where(deep)));
				assertTooComplex("IMAPITable::Restrict", () -> inbox.list(TableQuery.ALL.where(deep).limit(1)));
				assertThat(bench.verbs()).isEmpty();
				assertThat(table.rowCount()).isOne();
			}
		});
	}

	private static void assertTooComplex(String operation, ThrowingCallable call) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX);
			assertThat(ex.operation()).isEqualTo(operation);
		});
	}

}
