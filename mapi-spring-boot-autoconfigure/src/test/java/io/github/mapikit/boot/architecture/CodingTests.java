// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.architecture;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * What no class of ours does, whatever its module.
 */
class CodingTests {

	private static final DescribedPredicate<JavaCall<?>> FORBIDDEN = DescribedPredicate.describe("is forbidden",
			(call) -> {
				JavaClass owner = call.getTargetOwner();
				String name = call.getName();
				boolean plain = call.getTarget().getRawParameterTypes().isEmpty();
				boolean settles = call.getOriginOwner().getPackageName().startsWith(Modules.ROOT + ".runtime")
						|| call.getOriginOwner().getPackageName().equals(Modules.ROOT + ".boot.lifecycle");
				return switch (name) {
					case "stop", "suspend", "resume" -> owner.isEquivalentTo(Thread.class);
					case "wait", "notify", "notifyAll" ->
						// where a full heap must not keep anybody from being woken
						!settles && (owner.isEquivalentTo(Object.class)
								|| call.getTarget().getOwner().isEquivalentTo(Object.class));
					case "exit" -> owner.isEquivalentTo(System.class) || owner.isEquivalentTo(Runtime.class);
					case "halt", "runFinalization" -> owner.isEquivalentTo(Runtime.class);
					case "printStackTrace" -> owner.isAssignableTo(Throwable.class);
					case "toLowerCase", "toUpperCase" -> owner.isEquivalentTo(String.class) && plain;
					default -> false;
				};
			});

	private static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE = new ArchCondition<>(
			"be in a package marked @NullMarked") {

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
			events.add(new SimpleConditionEvent(type, marked, "package '%s' of '%s' is %s@NullMarked"
				.formatted(type.getPackageName(), type.getSimpleName(), marked ? "" : "not ")));
		}

	};

	private static final ArchCondition<JavaClass> HAVE_PUBLIC_MUTABLE_FIELDS = new ArchCondition<>(
			"have public fields that are not final") {

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			type.getFields()
				.stream()
				.filter((field) -> field.getModifiers().contains(JavaModifier.PUBLIC))
				.filter((field) -> !field.getModifiers().contains(JavaModifier.FINAL))
				.forEach((field) -> events.add(SimpleConditionEvent.satisfied(type, field.getFullName())));
		}

	};

	@Test
	void everyPackageIsNullMarked() {
		classes().should(BE_IN_A_NULL_MARKED_PACKAGE).check(Modules.classes());
	}

	@Test
	void noneCallsWhatIsForbidden() {
		noClasses().should()
			.callMethodWhere(FORBIDDEN)
			.because(
					"threads are never stopped, and waited for by monitor in the runtime alone, the JVM is not ours to end, and the "
							+ "default locale is not ours to trust")
			.check(Modules.classes());
	}

	@Test
	void noneUsesStandardStreams() {
		GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(Modules.classes());
	}

	@Test
	void noneIsReleasedByGarbageCollection() {
		noMethods().should().haveName("finalize").check(Modules.classes());
		noClasses().should()
			.dependOnClassesThat()
			.areAssignableTo(Cleaner.class)
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(PhantomReference.class)
			.because("MAPI objects are released by the thread that opened them, in order (R6)")
			.check(Modules.classes());
	}

	@Test
	void namesSayWhatAThingIs() {
		noClasses().should()
			.haveSimpleNameEndingWith("Util")
			.orShould()
			.haveSimpleNameEndingWith("Utils")
			.orShould()
			.haveSimpleNameEndingWith("Helper")
			.orShould()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveSimpleNameEndingWith("Impl")
			.orShould()
			.haveNameMatching(".*\\.I[A-Z][a-z][^.]*")
			.check(Modules.classes());
	}

	@Test
	void publicFieldsAreFinal() {
		noClasses().should(HAVE_PUBLIC_MUTABLE_FIELDS).check(Modules.classes());
	}

}
