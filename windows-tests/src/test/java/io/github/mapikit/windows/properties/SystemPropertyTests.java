// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.properties;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinReg;
import io.github.mapikit.error.MapiAccessDeniedException;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.com.ComProp;
import io.github.mapikit.nativemapi.com.SystemProperties;
import io.github.mapikit.nativemapi.thread.NativeThread;
import io.github.mapikit.nativemapi.thread.PropertiesAlone;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.StreamMode;
import io.github.mapikit.windows.standin.EnabledInThrowAwayWindows;
import io.github.mapikit.windows.standin.StandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The binding on an object that is nobody's of ours: the vtable, the allocator and the
 * layout of properties are those of the system's own library, which leads to a mail
 * client only if one was registered when it was loaded.
 */
@EnabledInThrowAwayWindows
class SystemPropertyTests {

	private static final String CLIENTS = "Software\\Clients\\Mail";

	private static final String CLIENT = CLIENTS + "\\StandIn";

	private static final PropertyTag<String> TEXT = PropertyTags.SUBJECT;

	private static final PropertyTag<Integer> NUMBER = PropertyTags.MESSAGE_FLAGS;

	private static final PropertyTag<Binary> BYTES = PropertyTag.binary(0x6601);

	private static final PropertyTag<String> ABSENT = PropertyTag.unicode(0x6602);

	private final List<String> calls = new ArrayList<>();

	private final SystemProperties properties = new SystemProperties(this.calls::add);

	private final NativeThread thread = PropertiesAlone.thread(this.properties.context());

	private ComProp com;

	private PropertiesAlone object;

	@BeforeAll
	static void hideClient() {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENTS, "", "");
		Advapi32Util.registryDeleteValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx");
	}

	@AfterAll
	static void showClient() {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENTS, "", "StandIn");
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx", StandIn.path().toString());
	}

	@BeforeEach
	void create() {
		this.com = this.properties.create();
		this.object = new PropertiesAlone(this.com, false);
	}

	@AfterEach
	void release() {
		this.thread.release(this.object);
		this.thread.uninitialize();
	}

	static Stream<Value> values() {
		UUID uuid = UUID.fromString("00062008-0000-0000-c000-000000000046");
		Instant time = Instant.parse("2026-11-30T20:15:30.123456700Z");
		Instant early = Instant.parse("1601-01-01T00:00:00Z");
		return Stream.of(new Value(PropertyType.SHORT, (short) -2), new Value(PropertyType.LONG, Integer.MIN_VALUE),
				new Value(PropertyType.FLOAT, 1.5f), new Value(PropertyType.DOUBLE, -Double.MIN_VALUE),
				new Value(PropertyType.CURRENCY, new BigDecimal("-12345678.9012")),
				new Value(PropertyType.APPTIME, 45_991.75), new Value(PropertyType.BOOLEAN, true),
				new Value(PropertyType.BOOLEAN, false), new Value(PropertyType.I8, Long.MIN_VALUE),
				new Value(PropertyType.UNICODE, "Grüße \uD83D\uDC4B"), new Value(PropertyType.UNICODE, ""),
				new Value(PropertyType.SYSTIME, time), new Value(PropertyType.SYSTIME, early),
				new Value(PropertyType.CLSID, uuid), new Value(PropertyType.BINARY, Binary.of(new byte[] { 0, -1, 7 })),
				new Value(PropertyType.MV_SHORT, List.of((short) 1, (short) -1)),
				new Value(PropertyType.MV_LONG, List.of(1, 2, 3)), new Value(PropertyType.MV_FLOAT, List.of(0.5f)),
				new Value(PropertyType.MV_DOUBLE, List.of(0.25, -1.0)),
				new Value(PropertyType.MV_CURRENCY, List.of(new BigDecimal("1.0000"), new BigDecimal("-0.0001"))),
				new Value(PropertyType.MV_APPTIME, List.of(1.0, 2.0)),
				new Value(PropertyType.MV_I8, List.of(Long.MAX_VALUE)),
				new Value(PropertyType.MV_UNICODE, List.of("one", "", "drei \u00E4")),
				new Value(PropertyType.MV_SYSTIME, List.of(time, early)),
				new Value(PropertyType.MV_CLSID, List.of(uuid, UUID.randomUUID())), new Value(PropertyType.MV_BINARY,
						List.of(Binary.of(new byte[] { 1 }), Binary.of(new byte[] { 2, 3 }))));
	}

	@Test
	void whenNoClientIsRegisteredThenNoneIsLoaded() {
		assertThat(Kernel32.INSTANCE.GetModuleHandle(StandIn.path().getFileName().toString())).isNull();
	}

	@ParameterizedTest
	@MethodSource("values")
	void whenValueIsSetThenItIsReadWithItsType(Value value) {
		change(value.changes());
		assertThat(read(value.tag())).isEqualTo(value.value());
		assertThat(this.calls).containsExactly("IMAPIProp::SetProps", "IMAPIProp::GetProps", "MAPIFreeBuffer");
	}

	@ParameterizedTest
	@MethodSource("values")
	void whenTypeIsNotNamedThenValueComesWithTheTypeThatItHas(Value value) {
		change(value.changes());
		PropertyValues values = this.thread.read(this.object, PropertyTag.of(Value.ID << 16));
		assertThat(values.tags()).isEqualTo(List.of(value.tag()));
		assertThat(values.get(value.tag())).isEqualTo(value.value());
	}

	@Test
	void whenManyValuesAreSetAtOnceThenEachIsRead() {
		Map<PropertyTag<Integer>, Integer> numbers = new LinkedHashMap<>();
		PropertyChanges changes = PropertyChanges.NONE;
		for (int i = 0; i < 1000; i++) {
			numbers.put(PropertyTag.int32(0x6600 + i), i);
			changes = changes.set(PropertyTag.int32(0x6600 + i), i);
		}
		change(changes);
		PropertyValues values = this.thread.read(this.object, numbers.keySet().toArray(new PropertyTag<?>[0]));
		numbers.forEach((tag, number) -> assertThat(values.get(tag)).isEqualTo(number));
		assertThat(this.com.getPropList()).hasSize(1000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4095, 32_768, 1 << 20 })
	void whenValueIsLargeThenItComesBackWhole(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		String text = "\u20AC".repeat(size);
		change(PropertyChanges.of(BYTES, Binary.of(bytes)).set(TEXT, text));
		assertThat(read(BYTES)).isEqualTo(Binary.of(bytes));
		assertThat(read(TEXT)).isEqualTo(text);
	}

	@Test
	void whenPropertyIsSetAgainThenTheLaterValueIsThere() {
		change(PropertyChanges.of(TEXT, "first").set(NUMBER, 1));
		change(PropertyChanges.of(TEXT, "second"));
		PropertyValues values = this.thread.read(this.object, NUMBER, TEXT);
		assertThat(values.get(TEXT)).isEqualTo("second");
		assertThat(values.get(NUMBER)).isOne();
	}

	@Test
	void whenPropertyIsAbsentThenOthersAreReadAllTheSame() {
		change(PropertyChanges.of(TEXT, "here"));
		PropertyValues values = this.thread.read(this.object, ABSENT, TEXT);
		assertThat(values.get(TEXT)).isEqualTo("here");
		assertThat(values.value(ABSENT).isPresent()).isFalse();
	}

	@Test
	void whenPropertyHasAnotherTypeThenValueIsNotTakenForWhatItIsNot() {
		change(PropertyChanges.of(TEXT, "a text"));
		PropertyTag<Integer> number = PropertyTag.int32(TEXT.id());
		assertThat(this.thread.read(this.object, number).value(number).error())
			.isEqualTo(MapiErrors.MAPI_E_UNEXPECTED_TYPE);
	}

	@Test
	void whenPropertyIsRemovedThenItIsGoneFromTheList() {
		change(PropertyChanges.of(TEXT, "text").set(NUMBER, 5));
		change(PropertyChanges.NONE.remove(TEXT).remove(ABSENT));
		assertThat(this.com.getPropList()).containsExactly(NUMBER.value());
	}

	@Test
	void whenThereIsNothingThenListIsEmpty() {
		assertThat(this.com.getPropList()).isEmpty();
	}

	@Test
	void whenPropertiesAreForReadingOnlyThenEachIsNamedThatWasNotRemoved() {
		List<PropertyTag<?>> tags = List.of(TEXT, BYTES);
		change(PropertyChanges.of(TEXT, "text").set(NUMBER, 5).set(BYTES, Binary.of(new byte[1])));
		this.properties.makeReadOnly(this.com, tags);
		List<Problem> problems = this.thread.change(this.object,
				PropertyChanges.NONE.remove(TEXT).remove(NUMBER).remove(BYTES));
		assertThat(problems).extracting(Problem::tag).isEqualTo(tags);
		assertThat(problems).allSatisfy((problem) -> {
			assertThat(problem.operation()).isEqualTo("IMAPIProp::DeleteProps");
			assertThat(problem.result()).isEqualTo(MapiErrors.MAPI_E_NO_ACCESS);
		});
		assertThat(this.com.getPropList()).containsExactly(TEXT.value(), BYTES.value());
	}

	@Test
	void whenObjectIsForReadingOnlyThenRemovalIsRefused() {
		change(PropertyChanges.of(TEXT, "text"));
		this.properties.makeReadOnly(this.com);
		assertThatExceptionOfType(MapiAccessDeniedException.class)
			.isThrownBy(() -> this.thread.change(this.object, PropertyChanges.NONE.remove(TEXT)))
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo("IMAPIProp::DeleteProps"));
		assertThat(read(TEXT)).isEqualTo("text");
	}

	@Test
	void whenObjectIsSavedThenItCanBeUsedFurther() {
		change(PropertyChanges.of(TEXT, "text"));
		this.thread.save(this.object, SaveMode.KEEP_OPEN);
		this.thread.save(this.object, SaveMode.FORCE);
		assertThat(read(TEXT)).isEqualTo("text");
	}

	@Test
	void whenObjectCannotDoSomethingThenCallAndCodeAreNamed() {
		change(PropertyChanges.of(TEXT, "text"));
		assertNotSupported("IMAPIProp::OpenProperty", () -> this.thread.openStream(this.object, TEXT, StreamMode.READ));
		assertNotSupported("IMAPIProp::GetIDsFromNames", () -> this.thread.idsOf(this.object,
				List.of(NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Keywords")), true));
		assertNotSupported("IMAPIProp::GetNamesFromIDs", () -> this.thread.namesOf(this.object, 0x8001));
		assertThat(read(TEXT)).isEqualTo("text");
	}

	@Test
	void whenObjectIsTransactedThenLargeValueGoesByAStream() {
		PropertiesAlone message = new PropertiesAlone(this.com, true);
		assertNotSupported("IMAPIProp::OpenProperty",
				() -> this.thread.change(message, PropertyChanges.of(TEXT, "x".repeat(100_000))));
		assertThat(this.com.getPropList()).isEmpty();
	}

	@Test
	void whenThousandObjectsAreUsedThenEachIsReleased() {
		List<PropertiesAlone> objects = IntStream.range(0, 1000)
			.mapToObj((i) -> new PropertiesAlone(this.properties.create(), false))
			.toList();
		for (int i = 0; i < objects.size(); i++) {
			this.thread.change(objects.get(i), PropertyChanges.of(TEXT, "object " + i));
		}
		for (int i = objects.size() - 1; i >= 0; i--) {
			assertThat(this.thread.read(objects.get(i), TEXT).get(TEXT)).isEqualTo("object " + i);
		}
		assertThat(this.thread.releaseAll(List.copyOf(objects))).isEmpty();
	}

	private void assertNotSupported(String operation, Runnable call) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(call::run).satisfies((ex) -> {
			assertThat(ex.operation()).isEqualTo(operation);
			assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NO_SUPPORT);
		});
	}

	private void change(PropertyChanges changes) {
		assertThat(this.thread.change(this.object, changes)).isEmpty();
	}

	private Object read(PropertyTag<?> tag) {
		return this.thread.read(this.object, tag).get(tag);
	}

	/**
	 * A value of a type.
	 *
	 * @param type the type
	 * @param value the value
	 */
	record Value(PropertyType type, Object value) {

		private static final int ID = 0x6600;

		@SuppressWarnings("unchecked")
		PropertyTag<Object> tag() {
			return (PropertyTag<Object>) PropertyTag.of(ID << 16 | this.type.code());
		}

		PropertyChanges changes() {
			return PropertyChanges.of(tag(), this.value);
		}

	}

}
