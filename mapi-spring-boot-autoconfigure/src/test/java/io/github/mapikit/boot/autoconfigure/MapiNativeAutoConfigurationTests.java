// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.nativemapi.ComApartment;
import io.github.mapikit.nativemapi.ImpersonationPolicy;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.nativemapi.NativeOptions;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiNativeAutoConfiguration}, without the runtime: nothing is loaded,
 * so that they run on any system.
 */
class MapiNativeAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MapiNativeAutoConfiguration.class, MapiEmbeddedAutoConfiguration.class));

	private final ApplicationContextRunner windows = this.runner.withSystemProperties("os.name=Windows 11");

	private final ApplicationContextRunner onlyNative = this.windows
		.withClassLoader(new FilteredClassLoader(EmbeddedDriver.class));

	@Test
	void whenNothingIsSetOnWindowsThenDefaultsHold() {
		this.onlyNative.run((context) -> assertThat(context.getBean(NativeDriver.class).options())
			.isEqualTo(NativeOptions.DEFAULTS));
	}

	@Test
	void whenPropertiesAreSetThenTheyReachTheOptions() {
		this.onlyNative
			.withPropertyValues("mapi.native.library-path=C:/Outlook/olmapi32.dll", "mapi.native.worker-apartment=sta",
					"mapi.native.impersonation=warn", "mapi.native.preflight=child-process",
					"mapi.native.preflight-timeout=7s", "mapi.native.service=on", "mapi.notifications=primary-thread",
					"mapi.session.profile=Archive")
			.run((context) -> assertThat(context.getBean(NativeDriver.class).options())
				.isEqualTo(new NativeOptions(Path.of("C:/Outlook/olmapi32.dll"), NotificationDelivery.PRIMARY_THREAD,
						ComApartment.STA, ImpersonationPolicy.WARN, PreflightMode.CHILD_PROCESS, Duration.ofSeconds(7),
						ServiceMode.ON, "Archive")));
	}

	@Test
	void whenYamlTurnsSwitchesIntoTruthThenTheyAreStillUnderstood() {
		this.onlyNative.withPropertyValues("mapi.native.service=false", "mapi.native.preflight=false")
			.run((context) -> {
				NativeOptions options = context.getBean(NativeDriver.class).options();
				assertThat(options.service()).isEqualTo(ServiceMode.OFF);
				assertThat(options.preflight()).isEqualTo(PreflightMode.OFF);
			});
	}

	@Test
	void whenTimeoutIsNotPositiveThenPropertyIsNamed() {
		this.onlyNative.withPropertyValues("mapi.native.preflight-timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("mapi.native.preflight-timeout")));
	}

	@Test
	void whenChildProcessMayTakeLongerThanTheStartThenBothPropertiesAreNamed() {
		this.onlyNative
			.withPropertyValues("mapi.native.preflight=child-process", "mapi.native.preflight-timeout=30s",
					"mapi.startup-timeout=30s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("mapi.native.preflight-timeout");
					assertThat(ex.getReason()).contains("'mapi.startup-timeout'", "PT30S");
				}));
		// where there is no child, its limit does not matter
		this.onlyNative.withPropertyValues("mapi.native.preflight-timeout=30s", "mapi.startup-timeout=10s")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenEmbeddedIsOnClassPathThenItStandsBeforeNative() {
		this.windows
			.run((context) -> assertThat(context).hasSingleBean(MapiDriver.class).hasSingleBean(EmbeddedDriver.class));
	}

	@Test
	void whenNativeIsAskedForThenItStandsBeforeEmbedded() {
		this.windows.withPropertyValues("mapi.driver=native")
			.run((context) -> assertThat(context).hasSingleBean(MapiDriver.class).hasSingleBean(NativeDriver.class));
	}

	@Test
	void whenSystemIsNotWindowsThenNativeBacksOff() {
		this.runner.withSystemProperties("os.name=Linux")
			.withPropertyValues("mapi.driver=native")
			.run((context) -> assertThat(context).doesNotHaveBean(MapiDriver.class));
		this.runner.withSystemProperties("os.name=Darwin")
			.withClassLoader(new FilteredClassLoader(EmbeddedDriver.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MapiDriver.class));
	}

	@Test
	void whenUserHasDriverThenItWins() {
		this.onlyNative.withBean(FakeDriver.class)
			.run((context) -> assertThat(context).getBean(MapiDriver.class).isInstanceOf(FakeDriver.class));
	}

	@Test
	void whenDisabledThenNothingIsThere() {
		this.onlyNative.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MapiDriver.class)
				.doesNotHaveBean(MapiNativeProperties.class));
	}

	@Test
	void whenNativeIsMissingThenItIsNotMissed() {
		this.windows.withClassLoader(new FilteredClassLoader("io.github.mapikit.nativemapi"))
			.run((context) -> assertThat(context).hasSingleBean(EmbeddedDriver.class));
	}

	@Test
	void whenDriverIsMadeThenJnaIsNotLoaded() {
		this.windows.withClassLoader(new FilteredClassLoader("com.sun.jna"))
			.withPropertyValues("mapi.driver=native")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NativeDriver.class));
	}

}
