// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.architecture;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may know whom.
 */
class LayeringTests {

	private static final String DRIVER = "io.github.mapikit.spi.MapiDriver";

	private static final String DRIVER_THREAD = "io.github.mapikit.spi.DriverThread";

	/**
	 * A driver may wrap another one; the contract plays the runtime's part.
	 */
	private static final DescribedPredicate<JavaClass> DRIVER_OR_CONTRACT = DescribedPredicate.describe(
			"driver or contract",
			(type) -> outermost(type).isAssignableTo(DRIVER) || outermost(type).isAssignableTo(DRIVER_THREAD)
					|| type.getPackageName().startsWith("io.github.mapikit.contract"));

	private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith(Modules.ROOT) ? SliceIdentifier.of(type.getPackageName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "each package";
		}

	};

	@ParameterizedTest
	@ValueSource(strings = { ".error", ".model", ".runtime", ".spi", ".contract", ".mailfiles", ".embedded",
			".nativemapi", ".boot" })
	void whenModulesAreReadThenNoneIsMissing(String name) {
		assertThat(Modules.classes().containPackage(Modules.ROOT + name)).isTrue();
	}

	@Test
	void coreKnowsNobody() {
		classes().that()
			.resideInAnyPackage(Modules.CORE)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(coreAnd("java..", "org.jspecify.annotations..", "org.slf4j.."))
			.because("core is what every other module and every driver stands on")
			.check(Modules.classes());
	}

	@Test
	void contractKnowsNoDriver() {
		classes().that()
			.resideInAPackage(Modules.CONTRACT)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(coreAnd(Modules.CONTRACT, "java..", "com.sun.management", "org.jspecify.annotations..",
					"org.junit.jupiter..", "org.assertj..", "org.awaitility..", "org.slf4j.."))
			.because("one suite must run unchanged against every driver")
			.check(Modules.classes());
	}

	@Test
	void mailFilesKnowValuesOfCoreAlone() {
		classes().that()
			.resideInAPackage(Modules.MAILFILES)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(Modules.MAILFILES, Modules.ROOT + ".error..", Modules.ROOT + ".model..", "java..",
					"org.jspecify.annotations..", "org.slf4j..", "org.jsoup..")
			.because("mail files are read without MAPI")
			.check(Modules.classes());
	}

	@Test
	void onlyMailFilesKnowLibrariesOfFormats() {
		noClasses().that()
			.resideOutsideOfPackage(Modules.MAILFILES)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.jsoup..")
			.check(Modules.classes());
	}

	@Test
	void onlyEmbeddedStandsOnMailFiles() {
		noClasses().that()
			.resideOutsideOfPackages(Modules.MAILFILES, Modules.EMBEDDED, Modules.ROOT + ".boot.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(Modules.MAILFILES)
			.check(Modules.classes());
	}

	@Test
	void storeOfEmbeddedKnowsNeitherObjectsNorSimulation() {
		noClasses().that()
			.resideInAnyPackage(Modules.ROOT + ".embedded.store..", Modules.ROOT + ".embedded.table..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(Modules.ROOT + ".embedded", Modules.ROOT + ".embedded.driver..",
					Modules.ROOT + ".embedded.simulation..", Modules.ROOT + ".runtime..", Modules.ROOT + ".spi..")
			.because("the store outlives the way in which objects are opened on it")
			.check(Modules.classes());
	}

	@ParameterizedTest
	@ValueSource(strings = { ".error", ".model", ".object", ".runtime", ".spi", ".mailfiles", ".embedded" })
	void whenModuleIsReadThenNoPackageHasMoreThanThirtyClasses(String name) {
		Map<String, Long> sizes = Modules.classes()
			.stream()
			.filter((type) -> type.getPackageName().startsWith(Modules.ROOT + name) && type.isTopLevelClass()
					&& !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(sizes).isNotEmpty().allSatisfy((path, size) -> assertThat(size).as(path).isLessThanOrEqualTo(30));
	}

	@Test
	void driverKnowsNothingAboveCore() {
		noClasses().that()
			.resideInAnyPackage(Modules.EMBEDDED, Modules.NATIVE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(Modules.BOOT, Modules.CONTRACT)
			.check(Modules.classes());
	}

	@Test
	void driversDoNotKnowEachOther() {
		noClasses().that()
			.resideInAPackage(Modules.EMBEDDED)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(Modules.NATIVE)
			.check(Modules.classes());
		noClasses().that()
			.resideInAPackage(Modules.NATIVE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(Modules.EMBEDDED)
			.check(Modules.classes());
	}

	@Test
	void onlyNativeKnowsJna() {
		noClasses().that()
			.resideOutsideOfPackage(Modules.NATIVE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.sun.jna..")
			.check(Modules.classes());
	}

	@Test
	void onlyAutoConfigurationsKnowNative() {
		noClasses().that()
			.resideOutsideOfPackages(Modules.NATIVE, Modules.ROOT + ".boot.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(Modules.NATIVE)
			.because("nothing native may be needed where it cannot work")
			.check(Modules.classes());
	}

	@Test
	void onlyBootKnowsSpring() {
		noClasses().that()
			.resideOutsideOfPackage(Modules.BOOT)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..")
			.check(Modules.classes());
	}

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(Modules.classes());
	}

	@Test
	void whenMapiIsInitializedThenByOneClassOfTheRuntime() {
		Set<String> callers = new TreeSet<>();
		for (JavaClass type : Modules.classes().that(DescribedPredicate.not(DRIVER_OR_CONTRACT))) {
			for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
				boolean counted = Set.of("initialize", "uninitialize").contains(call.getName());
				if (counted && (call.getTargetOwner().isAssignableTo(DRIVER)
						|| call.getTargetOwner().isAssignableTo(DRIVER_THREAD))) {
					callers.add(outermost(type).getFullName());
				}
			}
		}
		assertThat(callers).as("classes that call initialize or uninitialize (R2, R3)")
			.hasSizeLessThanOrEqualTo(1)
			.allSatisfy((name) -> assertThat(name).startsWith(Modules.ROOT + ".runtime."));
	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(LayeringTests::outermost).orElse(type);
	}

	private static String[] coreAnd(String... packages) {
		return Stream.of(Modules.CORE, packages).flatMap(Stream::of).toArray(String[]::new);
	}

}
