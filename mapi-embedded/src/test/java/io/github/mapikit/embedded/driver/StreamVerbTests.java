// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.StreamMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamVerbTests {

	private static final PropertyTag<Binary> BYTES = PropertyTag.binary(0x6000);

	@RegisterExtension
	final DriverExtension mapi = new DriverExtension();

	private DriverThread verbs;

	private Handle message;

	@BeforeEach
	void openMessage() {
		this.verbs = this.mapi.verbs();
		this.message = this.mapi.open(this.mapi.folder(StandardFolder.INBOX), new OpenRequest.NewMessage());
	}

	private Handle stream(Handle object, PropertyTag<?> tag, StreamMode mode) {
		return this.mapi.opened(this.verbs.openStream(object, tag, mode));
	}

	private String read(Handle stream, long position, int length) {
		byte[] into = new byte[length];
		int count = this.verbs.read(stream, position, into, 0, length);
		return new String(Arrays.copyOf(into, count), StandardCharsets.US_ASCII);
	}

	private void write(Handle object, PropertyTag<?> tag, String text) {
		Handle stream = stream(object, tag, StreamMode.WRITE);
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		this.verbs.write(stream, bytes, 0, 1);
		this.verbs.write(stream, bytes, 1, bytes.length - 1);
		this.verbs.commit(stream);
		this.mapi.release(stream);
	}

	@Test
	void whenReadAtAnyPositionThenTheBytesThereCome() {
		write(this.message, BYTES, "0123456789");
		Handle stream = stream(this.message, BYTES, StreamMode.READ);
		this.mapi.calls();
		assertThat(read(stream, 0, 3)).isEqualTo("012");
		assertThat(read(stream, 3, 2)).isEqualTo("34");
		assertThat(this.mapi.calls()).containsExactly("IStream::Read", "IStream::Read");
		assertThat(read(stream, 8, 10)).isEqualTo("89");
		assertThat(read(stream, 10, 10)).isEmpty();
		assertThat(read(stream, 1, 2)).isEqualTo("12");
		assertThat(read(stream, 1_000_000_000_000L, 2)).isEmpty();
		assertThat(read(stream, 9, 2)).isEqualTo("9");
		assertThat(this.mapi.calls()).contains("IStream::Seek");
	}

	@Test
	void whenNotCommittedThenTheValueStays() {
		this.verbs.change(this.message, PropertyChanges.of(PropertyTags.SUBJECT, "before"));
		Handle stream = stream(this.message, PropertyTags.SUBJECT, StreamMode.WRITE);
		this.verbs.write(stream, new byte[] { 'x', 0 }, 0, 2);
		assertThat(this.mapi.get(this.message, PropertyTags.SUBJECT)).isEqualTo("before");
		this.verbs.commit(stream);
		assertThat(this.mapi.get(this.message, PropertyTags.SUBJECT)).isEqualTo("x");
	}

	@Test
	void whenAPropertyCannotBeWrittenThenTheStreamIsRefused() {
		assertRefused(PropertyTags.DISPLAY_TO, MapiErrors.MAPI_E_COMPUTED);
		assertRefused(PropertyTags.IMPORTANCE, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED);
		assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(() -> this.verbs.openStream(this.message, BYTES, StreamMode.READ));
	}

	private void assertRefused(PropertyTag<?> tag, HResult result) {
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.verbs.openStream(this.message, tag, StreamMode.WRITE))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(result))
			.withMessageContaining("IMAPIProp::OpenProperty");
	}

	@Test
	void whenTheContentOfAnAttachmentIsWrittenThenItIsReadBeforeAndAfterItIsSaved() {
		Handle attachment = this.mapi.open(this.message, new OpenRequest.NewAttachment());
		write(attachment, PropertyTags.ATTACH_DATA_BIN, "content");
		assertThat(read(stream(attachment, PropertyTags.ATTACH_DATA_BIN, StreamMode.READ), 3, 10)).isEqualTo("tent");
		assertThat(this.mapi.get(attachment, PropertyTags.ATTACH_DATA_BIN).size()).isEqualTo(7);
		this.verbs.save(attachment, SaveMode.KEEP_OPEN);
		assertThat(this.mapi.get(attachment, PropertyTags.ATTACH_METHOD)).isEqualTo(1);
		this.mapi.release(this.mapi.open(this.message, new OpenRequest.Attachment(0)));
		this.verbs.change(attachment, PropertyChanges.NONE.remove(PropertyTags.ATTACH_DATA_BIN));
		this.verbs.save(attachment, SaveMode.KEEP_OPEN);
		assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(() -> this.verbs.openStream(attachment, PropertyTags.ATTACH_DATA_BIN, StreamMode.READ));
	}

}
