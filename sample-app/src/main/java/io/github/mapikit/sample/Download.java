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

package io.github.mapikit.sample;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

import io.github.mapikit.model.Attachment;
import io.github.mapikit.model.PropertyValues;

import org.springframework.util.unit.DataSize;

import static io.github.mapikit.model.PropertyTags.ATTACH_FILENAME;
import static io.github.mapikit.model.PropertyTags.ATTACH_LONG_FILENAME;
import static io.github.mapikit.model.PropertyTags.ATTACH_MIME_TAG;

/**
 * The content of an attachment, apart from MAPI, with what has to be known to hand it
 * out.
 *
 * @param name its file name, made safe
 * @param type what the sender says that it is
 * @param content the bytes
 */
record Download(String name, String type, Spool content) implements Closeable {

	static Download of(Attachment attachment, DataSize limit) throws IOException {
		PropertyValues values = attachment.read(ATTACH_LONG_FILENAME, ATTACH_FILENAME, ATTACH_MIME_TAG);
		String name = values.find(ATTACH_LONG_FILENAME).or(() -> values.find(ATTACH_FILENAME)).orElse("");
		try (var source = attachment.openContent()) {
			return new Download(SafeFileName.of(name), values.getOrDefault(ATTACH_MIME_TAG, ""),
					Spool.of(source, limit));
		}
	}

	void transferTo(OutputStream target) throws IOException {
		this.content.transferTo(target);
	}

	@Override
	public void close() throws IOException {
		this.content.close();
	}

}
