// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles snippets in memory, against the class path of the tests.
 */
final class SnippetCompiler {

	private SnippetCompiler() {
	}

	/**
	 * Compiles snippets, all at once.
	 * @param snippets the snippets
	 * @return what the compiler has against them; empty if nothing
	 * @throws IOException if the compiler's files cannot be closed
	 */
	static List<String> compile(List<JavaSnippet> snippets) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		try (JavaFileManager files = new Discarding(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
			List<String> options = List.of("--release", "17", "-parameters", "-proc:none", "-classpath",
					System.getProperty("java.class.path"));
			compiler.getTask(null, files, diagnostics, options, null, snippets.stream().map(Source::new).toList())
				.call();
		}
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> describe(diagnostic))
			.toList();
	}

	private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
		String message = diagnostic.getMessage(Locale.ROOT);
		if (!(diagnostic.getSource() instanceof Source source)) {
			return message;
		}
		return source.snippet.block() + ": " + message + " in '"
				+ source.snippet.source().lines().toList().get((int) diagnostic.getLineNumber() - 1).strip() + "'";
	}

	private static final class Source extends SimpleJavaFileObject {

		private final JavaSnippet snippet;

		Source(JavaSnippet snippet) {
			super(URI.create("string:///" + snippet.name().replace('.', '/') + ".java"), Kind.SOURCE);
			this.snippet = snippet;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.snippet.source();
		}

	}

	private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {

		Discarding(JavaFileManager files) {
			super(files);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
				FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {

				@Override
				public OutputStream openOutputStream() {
					return new ByteArrayOutputStream();
				}

			};
		}

	}

}
