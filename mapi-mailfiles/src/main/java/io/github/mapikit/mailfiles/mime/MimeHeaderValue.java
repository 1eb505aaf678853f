// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

/**
 * A header's value with parameters, which RFC 2231 may have split and encoded, or RFC
 * 2047 have encoded against the rules.
 */
final class MimeHeaderValue {

	private static final int PARAMETERS = 100;

	private final String value;

	private final MimeParameterMapping parameters = new MimeParameterMapping();

	private MimeHeaderValue(RawBody body) {
		this.value = (body.getValue() != null) ? body.getValue().strip().toLowerCase(Locale.ROOT) : "";
		int count = 0;
		for (NameValuePair pair : body.getParams()) {
			if (pair.getName() == null || pair.getValue() == null || count++ == PARAMETERS) {
				continue;
			}
			try {
				this.parameters.addParameter(pair.getName(), pair.getValue());
			}
			catch (RuntimeException ex) {
				// a wrong encoding makes one parameter worthless, not the message
				continue;
			}
		}
	}

	static MimeHeaderValue parse(String text) {
		ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, text);
		return new MimeHeaderValue(RawFieldParser.DEFAULT.parseRawBody(bytes, new ParserCursor(0, bytes.length())));
	}

	String value() {
		return this.value;
	}

	@Nullable String parameter(String name) {
		String parameter;
		try {
			parameter = this.parameters.get(name);
		}
		catch (RuntimeException ex) {
			return null;
		}
		return (parameter != null) ? HeaderBlock.decode(parameter) : null;
	}

}
