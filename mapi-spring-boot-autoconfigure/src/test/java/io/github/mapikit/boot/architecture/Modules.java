// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The classes of all modules, read once, and where each module keeps its own.
 */
final class Modules {

	static final String ROOT = "io.github.mapikit";

	/**
	 * Core has no package of its own to stand under: these are its four.
	 */
	static final String[] CORE = { ROOT + ".error..", ROOT + ".model..", ROOT + ".object..", ROOT + ".runtime..",
			ROOT + ".spi.." };

	static final String CONTRACT = ROOT + ".contract..";

	static final String MAILFILES = ROOT + ".mailfiles..";

	static final String EMBEDDED = ROOT + ".embedded..";

	static final String NATIVE = ROOT + ".nativemapi..";

	static final String BOOT = ROOT + ".boot..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		// the jar of core's fake
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages(ROOT);

	private Modules() {
	}

	static JavaClasses classes() {
		return CLASSES;
	}

}
