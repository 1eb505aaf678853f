// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Ends reading a request body that is too large, whatever length it announced. The web
 * server itself bounds forms only.
 */
@RestControllerAdvice
class DraftSizeLimit extends RequestBodyAdviceAdapter {

	private final DataSize limit;

	DraftSizeLimit(SampleProperties properties) {
		this.limit = properties.maxDraftSize();
	}

	@Override
	public boolean supports(MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converterType) {
		return new HttpInputMessage() {

			@Override
			public InputStream getBody() throws IOException {
				return new Bounded(message.getBody(), DraftSizeLimit.this.limit);
			}

			@Override
			public HttpHeaders getHeaders() {
				return message.getHeaders();
			}

		};
	}

	/**
	 * The request body is larger than it may be.
	 */
	static final class ExceededException extends IOException {

		ExceededException(DataSize limit) {
			super("A message to be sent may have at most " + limit.toBytes() + " bytes");
		}

	}

	private static final class Bounded extends FilterInputStream {

		private final DataSize limit;

		private long left;

		private Bounded(InputStream source, DataSize limit) {
			super(source);
			this.limit = limit;
			this.left = limit.toBytes();
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			count((value >= 0) ? 1 : 0);
			return value;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			count(Math.max(read, 0));
			return read;
		}

		private void count(int read) throws ExceededException {
			this.left -= read;
			if (this.left < 0) {
				throw new ExceededException(this.limit);
			}
		}

	}

}
