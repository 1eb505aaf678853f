// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring Boot asks of auto-configurations and cannot check itself.
 */
class AutoConfigurationStyleTests {

	private static final Path IMPORTS = Path.of("src/main/resources/META-INF/spring",
			AutoConfiguration.class.getName() + ".imports");

	@Test
	void autoConfigurationsArePublicAndFinal() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.allowEmptyShould(true)
			.check(Modules.classes());
	}

	@Test
	void autoConfigurationsHaveNoPublicMembers() {
		methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.allowEmptyShould(true)
			.check(Modules.classes());
		fields().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.allowEmptyShould(true)
			.check(Modules.classes());
	}

	@Test
	void beanPostProcessorsAreMadeByStaticMethods() {
		methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(assignableTo(BeanPostProcessor.class).or(assignableTo(BeanFactoryPostProcessor.class)))
			.should()
			.beStatic()
			.because("the configuration class would otherwise be made before every other bean")
			.allowEmptyShould(true)
			.check(Modules.classes());
	}

	@Test
	void autoConfigurationsAreListedInOrder() throws IOException {
		List<String> found = Modules.classes()
			.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getFullName)
			.sorted()
			.toList();
		assertThat(listed()).as("the lines of '%s'", IMPORTS).isEqualTo(found);
	}

	private static List<String> listed() throws IOException {
		return Files.exists(IMPORTS) ? Files.readAllLines(IMPORTS) : List.of();
	}

}
