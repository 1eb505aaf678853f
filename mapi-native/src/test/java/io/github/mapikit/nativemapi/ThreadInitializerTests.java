// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.ComErrors;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.nativemapi.windows.FakeWindows;
import io.github.mapikit.spi.NotificationDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ThreadInitializer}.
 */
class ThreadInitializerTests {

	private static final int S_FALSE = 1;

	private final FakeWindows windows = new FakeWindows();

	private final FakeEntry mapi = new FakeEntry(this.windows.calls());

	private final List<String> trace = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 0, S_FALSE })
	void whenComIsInitializedThenItIsOwedAndUndoneAfterMapi(int result) {
		this.windows.coInitializeReturns(result);
		ThreadInitializer initializer = initializer(false);
		initializer.uninitialize(initializer.initialize(ComApartment.MTA, this.trace::add), this.trace::add);
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx MTA", "MAPIInitialize 0x9", "MAPIUninitialize",
				"CoUninitialize");
	}

	@Test
	void whenThreadHasAnotherApartmentThenNothingIsOwed() {
		this.windows.coInitializeReturns(ComErrors.RPC_E_CHANGED_MODE.code());
		ThreadInitializer initializer = initializer(false);
		initializer.uninitialize(initializer.initialize(ComApartment.STA, this.trace::add), this.trace::add);
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx STA", "MAPIInitialize 0x9",
				"MAPIUninitialize");
	}

	@Test
	void whenComFailsThenMapiIsNotTouchedAndTheStepIsTold() {
		this.windows.coInitializeReturns(MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY.code());
		assertThatExceptionOfType(MapiInitializationException.class)
			.isThrownBy(() -> initializer(false).initialize(ComApartment.MTA, this.trace::add))
			.satisfies((failure) -> assertThat(failure.step()).isEqualTo("CoInitializeEx"));
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx MTA");
	}

	@Test
	void whenMapiFailsThenComIsUndone() {
		this.mapi.initializeReturns(MapiErrors.MAPI_E_INVALID_OBJECT);
		assertThatExceptionOfType(MapiInitializationException.class)
			.isThrownBy(() -> initializer(false).initialize(ComApartment.MTA, this.trace::add))
			.withMessageContaining("Step 6");
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx MTA", "MAPIInitialize 0x9", "CoUninitialize");
	}

	@Test
	void whenNoCoInitIsRefusedThenMapiInitializesComAndTheNextThreadAsksAgain() {
		this.mapi.initializeReturns(MapiErrors.MAPI_E_UNKNOWN_FLAGS);
		ThreadInitializer initializer = initializer(false);
		assertThat(initializer.isApartmentRefused()).isFalse();
		boolean owed = initializer.initialize(ComApartment.MTA, this.trace::add);
		assertThat(owed).isFalse();
		assertThat(initializer.isApartmentRefused()).isTrue();
		initializer.uninitialize(owed, this.trace::add);
		initializer.uninitialize(initializer.initialize(ComApartment.MTA, this.trace::add), this.trace::add);
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx MTA", "MAPIInitialize 0x9", "CoUninitialize",
				"MAPIInitialize 0x1", "MAPIUninitialize", "CoInitializeEx MTA", "MAPIInitialize 0x9",
				"MAPIUninitialize", "CoUninitialize");
	}

	@Test
	void whenAnotherFlagIsUnknownThenThatIsTheFailure() {
		this.mapi.initializeReturns(MapiErrors.MAPI_E_UNKNOWN_FLAGS, MapiErrors.MAPI_E_UNKNOWN_FLAGS);
		ThreadInitializer initializer = initializer(true);
		assertThatExceptionOfType(MapiInitializationException.class)
			.isThrownBy(() -> initializer.initialize(ComApartment.MTA, this.trace::add))
			.satisfies((failure) -> assertThat(failure.result()).isEqualTo(MapiErrors.MAPI_E_UNKNOWN_FLAGS));
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx MTA", "MAPIInitialize 0x10009",
				"CoUninitialize", "MAPIInitialize 0x10001");
	}

	@Test
	void whenInitializeCrashesThenNothingIsUndone() {
		this.mapi.crashIn("MAPIInitialize");
		assertThatExceptionOfType(Error.class)
			.isThrownBy(() -> initializer(false).initialize(ComApartment.MTA, this.trace::add));
		assertThat(this.windows.calls()).doesNotContain("CoUninitialize");
	}

	@Test
	void whenThereIsNoMemoryToInitializeThenComIsUndone() {
		this.mapi.crashIn("MAPIInitialize");
		this.mapi.onCrash(() -> {
			throw new OutOfMemoryError("test");
		});
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> initializer(false).initialize(ComApartment.MTA, this.trace::add));
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx MTA", "MAPIInitialize 0x9", "CoUninitialize");
	}

	@Test
	void whenMapiCrashesThenNothingIsUndone() {
		this.mapi.crashIn("MAPIUninitialize");
		ThreadInitializer initializer = initializer(false);
		boolean owed = initializer.initialize(ComApartment.MTA, this.trace::add);
		assertThatExceptionOfType(Error.class).isThrownBy(() -> initializer.uninitialize(owed, this.trace::add));
		assertThat(this.trace).containsExactly("MAPIInitialize", "MAPIUninitialize");
		assertThat(this.windows.calls()).doesNotContain("CoUninitialize");
	}

	@Test
	void whenDeliveryAndServiceThenFlags() {
		assertThat(InitializeFlags.forInitialize(NotificationDelivery.PRIMARY_THREAD, false, true)).isEqualTo(0x8);
		assertThat(InitializeFlags.forInitialize(NotificationDelivery.DEDICATED_THREAD, true, true)).isEqualTo(0x10009);
		assertThat(InitializeFlags.forLogon(true)).isEqualTo(0x18000);
		assertThat(InitializeFlags.forLogon(false)).isZero();
	}

	private ThreadInitializer initializer(boolean service) {
		return new ThreadInitializer(this.mapi, this.windows.system().apartments(),
				NotificationDelivery.DEDICATED_THREAD, service);
	}

}
