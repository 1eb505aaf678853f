// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.text.CodePages;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the parts of a message that have content, in their order. Multiparts that
 * are nested too deeply, and embedded messages, count as one part: each level of the
 * parser costs a buffer and a stack frame. Belongs to one thread.
 */
final class MimeWalker implements Closeable {

	private static final int HEADER_COUNT = 10_000;

	private final InputStream in;

	private final MimeTokenStream tokens;

	private final MailboxLimits limits;

	private final Deque<String> multiparts = new ArrayDeque<>();

	private String contentType = "";

	private String disposition = "";

	private String contentId = "";

	private int index = -1;

	private boolean tooDeep;

	private boolean tooMany;

	MimeWalker(InputStream in, MailboxLimits limits) {
		this.in = in;
		this.limits = limits;
		MimeConfig config = new MimeConfig.Builder().setStrictParsing(false)
			.setMalformedHeaderStartsBody(false)
			.setMaxLineLen(limits.headerLineBytes())
			.setMaxHeaderLen(limits.headerBytes())
			.setMaxHeaderCount(HEADER_COUNT)
			.setMaxContentLen(-1)
			.build();
		this.tokens = new MimeTokenStream(config, DecodeMonitor.SILENT, null, null);
		this.tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
		this.tokens.parse(in);
	}

	/**
	 * Goes to the next part.
	 * @return whether there is one
	 * @throws IOException if the bytes cannot be read
	 * @throws MimeException if they are over a limit
	 */
	boolean next() throws IOException, MimeException {
		while (true) {
			switch (this.tokens.getState()) {
				case T_START_HEADER -> {
					this.contentType = "";
					this.disposition = "";
					this.contentId = "";
				}
				case T_FIELD -> field(this.tokens.getField());
				default -> {
					// nothing to remember
				}
			}
			EntityState state = advance();
			switch (state) {
				case T_START_MULTIPART -> this.multiparts.push(this.tokens.getBodyDescriptor().getMimeType());
				case T_END_MULTIPART -> this.multiparts.pop();
				case T_BODY -> {
					if (++this.index >= this.limits.parts()) {
						this.tooMany = true;
						return false;
					}
					return true;
				}
				case T_END_OF_STREAM -> {
					return false;
				}
				default -> {
					// preambles and epilogues are for programs that know no MIME
				}
			}
		}
	}

	private EntityState advance() throws IOException, MimeException {
		if (this.tokens.getState() != EntityState.T_END_HEADER || this.multiparts.size() < this.limits.partDepth()) {
			return this.tokens.next();
		}
		this.tokens.setRecursionMode(RecursionMode.M_FLAT);
		EntityState state = this.tokens.next();
		this.tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
		if (this.tokens.getBodyDescriptor().getMimeType().startsWith("multipart/")) {
			this.tooDeep = true;
		}
		return state;
	}

	private void field(Field field) {
		String name = field.getNameLowerCase();
		if (name.equals("content-type")) {
			this.contentType = value(field);
		}
		else if (name.equals("content-disposition")) {
			this.disposition = value(field);
		}
		else if (name.equals("content-id")) {
			this.contentId = value(field);
		}
	}

	private static String value(Field field) {
		byte[] raw = (field.getRaw() != null) ? field.getRaw().toByteArray() : new byte[0];
		String text = (raw.length > 0) ? CodePages.decode(raw) : field.getName() + ":" + field.getBody();
		return text.substring(text.indexOf(':') + 1).replace("\r", "").replace("\n", "").strip();
	}

	/**
	 * Returns the number of the part, from 0.
	 * @return the number
	 */
	int index() {
		return this.index;
	}

	BodyDescriptor descriptor() {
		return this.tokens.getBodyDescriptor();
	}

	MimeHeaderValue contentType() {
		return MimeHeaderValue.parse(this.contentType);
	}

	MimeHeaderValue disposition() {
		return MimeHeaderValue.parse(this.disposition);
	}

	String contentId() {
		return this.contentId;
	}

	/**
	 * Returns the type of the multipart that the part is in.
	 * @return the type, or {@code null} if the message is no multipart
	 */
	@Nullable String multipart() {
		return this.multiparts.peek();
	}

	/**
	 * Returns the content of the part, decoded.
	 * @return a stream that ends where the part does
	 */
	InputStream content() {
		return this.tokens.getDecodedInputStream();
	}

	boolean isTooDeep() {
		return this.tooDeep;
	}

	boolean isTooMany() {
		return this.tooMany;
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
