/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
	static final String[] CORE = { ROOT, ROOT + ".model..", ROOT + ".runtime..", ROOT + ".spi.." };

	static final String CONTRACT = ROOT + ".contract..";

	static final String EMBEDDED = ROOT + ".embedded..";

	static final String NATIVE = ROOT + ".nativemapi..";

	static final String BOOT = ROOT + ".boot..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	private Modules() {
	}

	static JavaClasses classes() {
		return CLASSES;
	}

}
