// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PropertyTags}, {@link PropertyTag} and the enums with MAPI's numbers,
 * against the collected facts.
 */
class MapiNumbersTests {

	private static final Map<String, List<Integer>> TAGS = ModelFacts.tags();

	// property tags

	static Stream<Field> constants() {
		return Arrays.stream(PropertyTags.class.getFields())
			.filter((field) -> Modifier.isStatic(field.getModifiers()) && field.getType() == PropertyTag.class);
	}

	@ParameterizedTest
	@MethodSource("constants")
	void whenTagIsNamedThenItHasTheNumberOfThatProperty(Field constant) throws Exception {
		PropertyTag<?> tag = (PropertyTag<?>) constant.get(null);
		String name = String.valueOf(PropertyNames.of(tag.value()));
		assertThat(name).isIn("PR_" + constant.getName(), "PR_MESSAGE_" + constant.getName());
		assertThat(TAGS.getOrDefault(name, List.of())).as(name).contains(tag.value());
		assertThat(tag).hasToString("%s (0x%08X)".formatted(name, tag.value()));
		assertThat(PropertyTag.of(tag.value())).isEqualTo(tag).hasSameHashCodeAs(tag);
	}

	@Test
	void whenAllTagsAreAskedForThenEachConstantIsThereOnce() {
		List<?> constants = constants().map(MapiNumbersTests::value).toList();
		assertThat(PropertyTags.all()).hasSize(constants.size()).doesNotHaveDuplicates();
		assertThat(List.<Object>copyOf(PropertyTags.all())).isEqualTo(constants);
	}

	@Test
	void whenTagOfEveryKnownPropertyThenIdAndTypeAreItsHalves() {
		assertThat(TAGS).hasSizeGreaterThan(400);
		// the types of file handles and the like are no values of this API
		TAGS.values().stream().flatMap(List::stream).filter(MapiNumbersTests::isOfKnownType).forEach((number) -> {
			PropertyTag<?> tag = PropertyTag.of(number);
			PropertyType type = PropertyType.ofCode(number & 0xFFFF);
			assertThat(tag.id()).isEqualTo(number >>> 16);
			assertThat(tag.type()).isSameAs(type);
			assertThat(tag.value()).isEqualTo((number & 0xFFFF0000) | tag.type().code());
		});
	}

	@Test
	void whenTagIsOutOfRangeThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> PropertyTag.unicode(0x10000))
			.withMessageContaining("65536");
		assertThatIllegalArgumentException().isThrownBy(() -> PropertyTag.unicode(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> PropertyTag.of(0x00370099))
			.withMessageContaining("0x0099")
			.withMessageContaining("0x00370099");
		assertThat(PropertyTag.of(0xFFFF001F).id()).isEqualTo(0xFFFF);
	}

	// enums

	@ParameterizedTest
	@EnumSource(PropertyType.class)
	void whenPropertyTypeThenItHasItsNumber(PropertyType type) {
		assertThat(ModelFacts.numbers("property_type")).containsEntry("PT_" + type.name(), type.code());
		assertThat(PropertyType.ofCode(type.code())).isSameAs(type);
		assertThat(type.isMultiValued()).isEqualTo(type.name().startsWith("MV_"));
	}

	@Test
	void whenPropertyTypeIsNarrowOrUnknownThenItIsWideOrNone() {
		Map<String, Integer> numbers = ModelFacts.numbers("property_type");
		assertThat(PropertyType.ofCode(numbers.get("PT_STRING8"))).isSameAs(PropertyType.UNICODE);
		assertThat(PropertyType.ofCode(numbers.get("PT_MV_STRING8"))).isSameAs(PropertyType.MV_UNICODE);
		assertThat(PropertyType.ofCode(0x0099)).isNull();
	}

	@ParameterizedTest
	@EnumSource(MessageFlag.class)
	void whenMessageFlagThenItHasItsNumber(MessageFlag flag) {
		String name = flag.name().replace("HAS_ATTACHMENT", "HASATTACH").replace("FROM_ME", "FROMME");
		assertThat(ModelFacts.numbers("PR_MESSAGE_FLAGS")).containsEntry("MSGFLAG_" + name, flag.mask());
		assertThat(flag.isIn(flag.mask())).isTrue();
		assertThat(flag.isIn(~flag.mask())).isFalse();
	}

	@ParameterizedTest
	@EnumSource(RecipientType.class)
	void whenRecipientTypeThenItHasItsNumber(RecipientType type) {
		String name = (type == RecipientType.ORIGINATOR) ? "ORIG" : type.name();
		assertThat(ModelFacts.numbers("recipient_type")).containsEntry("MAPI_" + name, type.code());
		assertThat(RecipientType.ofCode(type.code())).isSameAs(type);
	}

	@Test
	void whenRecipientTypeCarriesFlagsThenTheyAreIgnored() {
		assertThat(RecipientType.ofCode(0x80000002)).isSameAs(RecipientType.CC);
		assertThat(RecipientType.ofCode(0x10000003)).isSameAs(RecipientType.BCC);
		assertThat(RecipientType.ofCode(99)).isSameAs(RecipientType.TO);
	}

	@ParameterizedTest
	@EnumSource(AttachmentMethod.class)
	void whenAttachmentMethodThenItHasItsNumber(AttachmentMethod method) {
		String name = switch (method) {
			case NONE -> "NO_ATTACHMENT";
			case BY_REFERENCE_RESOLVE -> "ATTACH_BY_REF_RESOLVE";
			case BY_REFERENCE_ONLY -> "ATTACH_BY_REF_ONLY";
			case EMBEDDED_MESSAGE -> "ATTACH_EMBEDDED_MSG";
			case BY_WEB_REFERENCE -> "ATTACH_BY_WEBREFERENCE";
			default -> "ATTACH_" + method.name();
		};
		assertThat(ModelFacts.numbers("PR_ATTACH_METHOD")).containsEntry(name, method.code());
		assertThat(AttachmentMethod.ofCode(method.code())).isSameAs(method);
	}

	@Test
	void whenAttachmentMethodIsUnknownThenThereIsNone() {
		assertThat(AttachmentMethod.ofCode(-1)).isSameAs(AttachmentMethod.NONE);
		assertThat(AttachmentMethod.ofCode(8)).isSameAs(AttachmentMethod.NONE);
	}

	@ParameterizedTest
	@EnumSource(names = "RESYNC", mode = EnumSource.Mode.EXCLUDE)
	void whenNotificationEventThenItHasItsNumber(NotificationEvent event) {
		String name = "fnev" + event.name().replace("_", "");
		assertThat(ModelFacts.numbers("event_mask")).anySatisfy((fact, number) -> {
			assertThat(fact).isEqualToIgnoringCase(name);
			assertThat(number).isEqualTo(event.mask());
		});
	}

	private static boolean isOfKnownType(int number) {
		return PropertyType.ofCode(number & 0xFFFF) != null;
	}

	private static Object value(Field field) {
		try {
			return field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
