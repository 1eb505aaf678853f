// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.nativemapi.memory.NativeFacts;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link MapiLibrary}.
 */
class MapiLibraryTests {

	private final FakeMapi mapi = new FakeMapi();

	private final List<Long> seen = new ArrayList<>();

	@Test
	void whenNamesAreDecoratedThenTheyAreThoseOfTheHeaders() {
		List<String> asked = new ArrayList<>();
		MapiLibrary library = new MapiLibrary((name) -> {
			asked.add(name);
			return null;
		});
		for (List<String> row : NativeFacts.rows("exports.csv")) {
			Assertions.assertThat(asked).contains(row.get(0), row.get(1), '_' + row.get(1));
		}
		Assertions.assertThat(asked).hasSize(3 * NativeFacts.rows("exports.csv").size());
		Assertions.assertThat(library.dispatchesNotifications()).isFalse();
	}

	@Test
	void whenOnlyADecoratedNameIsExportedThenItIsFound() {
		this.mapi.export("MAPIUninitialize@0", (a, b, c, d, e, f, g) -> {
			this.seen.add(1L);
			return 0;
		});
		this.mapi.export("_HrDispatchNotifications@4", (flags, b, c, d, e, f, g) -> 0x80040113);
		MapiLibrary library = this.mapi.library();
		library.uninitialize();
		Assertions.assertThat(this.seen).hasSize(1);
		Assertions.assertThat(library.dispatchesNotifications()).isTrue();
		Assertions.assertThat(library.dispatchNotifications()).isEqualTo(0x80040113);
	}

	@Test
	void whenAFunctionIsMissingThenTheErrorNamesIt() {
		MapiLibrary library = this.mapi.library();
		Assertions.assertThatExceptionOfType(UnsatisfiedLinkError.class)
			.isThrownBy(() -> library.initialize(0))
			.withMessageContaining("'MAPIInitialize'");
	}

	@Test
	void whenInitializedThenVersionAndFlagsArePassed() {
		this.mapi.export("MAPIInitialize", (init, b, c, d, e, f, g) -> {
			this.seen.add(new Pointer(init).getLong(0));
			return 1;
		});
		Assertions.assertThat(this.mapi.library().initialize(0x9)).isEqualTo(1);
		Assertions.assertThat(this.seen).containsExactly(0x9L << 32);
	}

	@Test
	void whenLoggedOnThenTheSessionIsReturnedAndNoPasswordGiven() {
		this.mapi.export("MAPILogonEx", (window, profile, password, flags, session, f, g) -> {
			this.seen.addAll(List.of(window, password, (long) (int) flags, FakeMapi.pointerAt(session)));
			FakeMapi.putPointer(session, 0x1234);
			return 0;
		});
		try (Memory session = new Memory(8)) {
			session.setLong(0, 0);
			Assertions.assertThat(this.mapi.library().logonEx(null, 0x22, Pointer.nativeValue(session))).isZero();
			Assertions.assertThat(Pointer.nativeValue(session.getPointer(0))).isEqualTo(0x1234);
		}
		Assertions.assertThat(this.seen).containsExactly(0L, 0L, 0x22L, 0L);
	}

	@Test
	void whenAFunctionThatIsNeededIsMissingThenItIsNamed() {
		Assertions.assertThat(this.mapi.library().missing()).isEqualTo("MAPIInitialize");
		for (String name : List.of("MAPIInitialize", "MAPIUninitialize", "MAPILogonEx")) {
			this.mapi.export(name, (a, b, c, d, e, f, g) -> 0);
		}
		Assertions.assertThat(this.mapi.library().missing()).isNull();
	}

	@Test
	void whenCallsAreAskedForThenFunctionsAndMethodsAreAmongThem() {
		Assertions.assertThat(MapiLibrary.calls())
			.contains("MAPILogonEx", "MAPIFreeBuffer", "IMAPITable::QueryRows", "IUnknown::Release");
	}

	@Test
	void whenAnErrorIsNoCrashThenMapiIsNotLost() {
		MapiLibrary library = this.mapi.library();
		Assertions.assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> library.crashed("Test", new StackOverflowError()));
		Assertions.assertThat(library.isLost()).isFalse();
		Assertions.assertThat(MapiLibrary.isCrash(null)).isFalse();
		Assertions.assertThat(MapiLibrary.isCrash(new OutOfMemoryError("Invalid memory access"))).isFalse();
		Error crash = new Error("Invalid memory access");
		Assertions.assertThat(MapiLibrary.isCrash(crash)).isTrue();
		Assertions.assertThat(library.crashed("Test", crash)).hasCause(crash).hasMessageContaining("'Test'");
		Assertions.assertThat(library.crashedIn()).isEqualTo("Test");
	}

	@Test
	void whenMapiIsLostElsewhereThenNoCallIsMade() {
		MapiLibrary library = this.mapi.library();
		library.lose("the message loop");
		library.lose("later");
		Assertions.assertThat(library.isLost()).isTrue();
		Assertions.assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(() -> library.guard("IStream::Read"))
			.withMessageContaining("'the message loop'")
			.withStackTraceContaining("'IStream::Read'");
	}

}
