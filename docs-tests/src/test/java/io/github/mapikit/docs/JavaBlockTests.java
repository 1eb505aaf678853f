// SPDX-License-Identifier: Apache-2.0

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
