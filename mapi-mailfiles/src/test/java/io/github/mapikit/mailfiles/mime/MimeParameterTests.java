// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parameters of header fields, by the rules and against them.
 */
class MimeParameterTests {

	private static MimeHeaderValue parse(String field) {
		return MimeHeaderValue.parse(field, new EncodedWords());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			a/b; name=x.pdf                                               ~ x.pdf
			a/b; NAME = "x y.pdf"                                         ~ x y.pdf
			a/b; name=my report final.pdf                                 ~ my report final.pdf
			a/b; name=my report.pdf; size=3                               ~ my report.pdf
			a/b; name="a;b.pdf"; size=3                                   ~ a;b.pdf
			a/b; name="a \\"b\\".pdf"                                     ~ a "b".pdf
			a/b; name="C:\\dir\\x.pdf"                                    ~ C:\\dir\\x.pdf
			a/b; name="a"b".pdf"                                          ~ a"b".pdf
			a/b; name="x.pdf                                              ~ x.pdf
			# pieces in any order, with gaps, and some of them encoded
			a/b; name*1=b; name*0=a; name*2=c.pdf                         ~ abc.pdf
			a/b; name*1*=%20two.pdf; name*0*=utf-8''%E2%82%AC%20one       ~ € one two.pdf
			a/b; name*0=a; name*3=d.pdf                                   ~ ad.pdf
			a/b; name*0*=utf-8''%C3%A4; name*1="%20.pdf"                  ~ ä%20.pdf
			a/b; name*0="a"; name*1*=%C3%A4.pdf                           ~ aä.pdf
			a/b; name*0*=utf-8''%C3; name*1*=%A4.pdf                      ~ ä.pdf
			a/b; name*10=k.pdf; name*9=j                                  ~ jk.pdf
			# what is encoded goes before what is not
			a/b; name="EURO.pdf"; name*=utf-8''%e2%82%ac.pdf              ~ €.pdf
			a/b; name*=utf-8''%e2%82%ac.pdf; name="EURO.pdf"              ~ €.pdf
			a/b; name*=iso-8859-1'en'%E4.pdf                              ~ ä.pdf
			a/b; name*=''%C3%A4.pdf                                       ~ ä.pdf
			a/b; name*=%C3%A4.pdf                                         ~ ä.pdf
			a/b; name*="utf-8''%C3%A4.pdf"                                ~ ä.pdf
			a/b; name*=utf-8'x.pdf                                        ~ utf-8'x.pdf
			a/b; name*=utf-8''100%.pdf                                    ~ 100%.pdf
			# encoded words
			a/b; name="=?utf-8?B?4oKsLnBkZg==?="                          ~ €.pdf
			a/b; name==?utf-8?Q?=C3=A4_b.pdf?=                            ~ ä b.pdf
			a/b; name="=?utf-8?Q?=C3=A4?= =?utf-8?Q?b.pdf?="              ~ äb.pdf
			# semicolons that are missing or too many, and duplicates
			a/b charset=x name=y.pdf                                      ~ y.pdf
			a/b; charset="x" name="y.pdf"                                 ~ y.pdf
			a/b;;; ; name=y.pdf;                                          ~ y.pdf
			a/b, name=y.pdf                                               ~ y.pdf
			a/b; name=y.pdf; name=z.pdf                                   ~ y.pdf
			a/b (a comment; name=n.pdf); name=y.pdf                       ~ y.pdf
			""")
	void whenAFieldHasANameThenItIsFound(String field, String name) {
		MimeHeaderValue value = parse(field);
		assertThat(value.value()).isEqualTo("a/b");
		assertThat(value.parameter("name")).isEqualTo(name);
	}

	@Test
	void whenACharsetHasACommentThenItIsLeftOut() {
		assertThat(parse("text/plain; charset=us-ascii (Plain text)").parameter("charset")).isEqualTo("us-ascii");
	}

	@Test
	void whenBytesAreRawThenTheyAreRead() {
		assertThat(parse("a/b; name=\"\u00c3\u00a4.pdf\"").parameter("name")).isEqualTo("ä.pdf");
		assertThat(parse("a/b; name=\"\u00e4.pdf\"").parameter("name")).isEqualTo("ä.pdf");
	}

	@Test
	void whenABoundaryIsEncodedThenItsBytesAreFound() {
		MimeHeaderValue value = parse("multipart/mixed; boundary*1*=24f3; boundary*0*=us-ascii''%3D_12");
		assertThat(value.bytes("boundary")).isEqualTo("=_1224f3");
	}

	@Test
	void whenThereAreThousandsOfParametersThenTheFirstOnesCount() {
		StringBuilder field = new StringBuilder("a/b; name=x");
		for (int i = 0; i < 100_000; i++) {
			field.append("; p").append(i).append('=').append(i).append("; name*").append(i).append("=y");
		}
		MimeHeaderValue value = parse(field.toString());
		assertThat(value.parameter("p0")).isEqualTo("0");
		assertThat(value.parameter("p99999")).isNull();
	}

}
