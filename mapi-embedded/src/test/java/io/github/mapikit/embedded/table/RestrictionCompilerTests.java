// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Restriction.Relation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RestrictionCompiler}.
 */
class RestrictionCompilerTests {

	private static final PropertyTag<Integer> NUMBER = PropertyTags.IMPORTANCE;

	private static final PropertyTag<String> TEXT = PropertyTags.SUBJECT;

	private final Row full = new Row(Map.of(NUMBER, 2, TEXT, "Alpha"));

	private final Row empty = new Row(Map.of());

	private static boolean passes(Restriction restriction, Row row) {
		return RestrictionCompiler.compile(EmbeddedCall.RESTRICT, restriction).test(row);
	}

	static Stream<Restriction> onProperties() {
		return Stream.of(NUMBER.is(2), NUMBER.isNot(3), NUMBER.lessThan(3), NUMBER.atMost(2), NUMBER.greaterThan(1),
				NUMBER.atLeast(2), Restriction.hasFlags(NUMBER, 3), TEXT.contains("PH"), TEXT.startsWith("al"),
				new Restriction.Bitmask(NUMBER, 1, false), new Restriction.Size(TEXT, Relation.NOT_EQUAL, 0),
				new Restriction.Compare(NUMBER, Relation.EQUAL, NUMBER), NUMBER.exists());
	}

	@ParameterizedTest
	@MethodSource("onProperties")
	void whenTheObjectDoesNotHaveThePropertyThenItPassesOnlyTheNegation(Restriction restriction) {
		assertThat(passes(restriction, this.full)).isTrue();
		assertThat(passes(Restriction.not(restriction), this.full)).isFalse();
		assertThat(passes(restriction, this.empty)).isFalse();
		assertThat(passes(Restriction.not(restriction), this.empty)).isTrue();
	}

	@EnumSource
	@ParameterizedTest
	void whenMadeWithoutAskingForThePropertyThenItDoesNotPassEither(Relation relation) {
		assertThat(passes(new Restriction.Property(NUMBER, relation, 2), this.empty)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("onProperties")
	void whenAskedForAPropertyAndItsValueThenItIsLookedUpOnce(Restriction restriction) {
		passes(restriction, this.full);
		assertThat(this.full.lookedUp).hasSize((restriction instanceof Restriction.Compare) ? 2 : 1);
	}

	@Test
	void whenAskedForAnotherPropertyThenItCounts() {
		Row numbered = new Row(Map.of(NUMBER, 2));
		Restriction both = Restriction.and(TEXT.exists(), NUMBER.is(2));
		assertThat(passes(both, this.full)).isTrue();
		assertThat(passes(both, numbered)).isFalse();
		Restriction either = Restriction.and(TEXT.exists(), Restriction.or(TEXT.is("x"), NUMBER.is(2)));
		assertThat(passes(either, this.full)).isTrue();
		assertThat(passes(either, numbered)).isFalse();
		Restriction negated = Restriction.and(TEXT.exists(), Restriction.not(TEXT.is("x")));
		assertThat(passes(negated, this.full)).isTrue();
		assertThat(passes(negated, numbered)).isFalse();
	}

	@Test
	void whenThereAreNoPartsThenAllOrNoneHold() {
		assertThat(passes(Restriction.and(), this.empty)).isTrue();
		assertThat(passes(Restriction.or(), this.full)).isFalse();
		assertThat(passes(Restriction.not(Restriction.and()), this.full)).isFalse();
		assertThat(passes(Restriction.not(Restriction.or()), this.empty)).isTrue();
	}

	@Test
	void whenTypesDoNotFitThenItIsTooComplexThoughThePropertyIsAskedFor() {
		Restriction restriction = Restriction.and(NUMBER.exists(),
				new Restriction.Property(NUMBER, Relation.EQUAL, "two"));
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> RestrictionCompiler.compile(EmbeddedCall.RESTRICT, restriction))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
	}

	private static Predicate<PropertySource> compile(Restriction restriction) {
		return RestrictionCompiler.compile(EmbeddedCall.RESTRICT, restriction);
	}

	private static final class Row implements PropertySource {

		private final Map<PropertyTag<?>, Object> values;

		private final List<PropertyTag<?>> lookedUp = new ArrayList<>();

		private Row(Map<PropertyTag<?>, Object> values) {
			this.values = values;
		}

		@Override
		public @Nullable Object get(PropertyTag<?> tag) {
			this.lookedUp.add(tag);
			return this.values.get(tag);
		}

	}

}
