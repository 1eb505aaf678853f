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

package io.github.mapikit.docs;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JavaBlockTests {

	@Test
	void whenPageShowsJavaThenItCompiles() throws IOException {
		List<JavaSnippet> snippets = Page.blocks("java").stream().map(JavaSnippet::new).toList();
		assertThat(snippets).hasSizeGreaterThan(10);
		assertThat(SnippetCompiler.compile(snippets)).isEmpty();
	}

	@Test
	void whenSnippetIsWrongThenCompilerSaysSo() throws IOException {
		CodeBlock wrong = new CodeBlock("none", 1, "java", "java: statements", "new NoSuchType();\n");
		assertThat(SnippetCompiler.compile(List.of(new JavaSnippet(wrong)))).singleElement()
			.asString()
			.contains("NoSuchType");
	}

}
