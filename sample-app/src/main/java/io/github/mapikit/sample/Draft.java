// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.mapikit.model.message.Recipient;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param to the addresses of the primary recipients
 * @param cc the addresses of who gets a copy
 * @param subject the subject, on one line
 * @param text the body as plain text
 * @param html the body as HTML
 */
record Draft(@NotEmpty @Size(max = 100) List<@NotBlank @Email @Size(max = 254) String> to,
		@Size(max = 100) @Nullable List<@NotBlank @Email @Size(max = 254) String> cc,
		@NotNull @Size(max = 255) @Pattern(regexp = ONE_LINE, message = "must be on one line") String subject,
		@Size(max = 1_000_000) @Nullable String text, @Size(max = 1_000_000) @Nullable String html) {

	private static final String ONE_LINE = "[^\\p{Cntrl}\\u2028\\u2029]*";

	@JsonIgnore
	@AssertTrue(message = "must have either a text or a html body")
	boolean isBodyGiven() {
		return (this.text == null) != (this.html == null);
	}

	String body() {
		return Objects.requireNonNull((this.html != null) ? this.html : this.text, "body");
	}

	List<Recipient> recipients() {
		Stream<Recipient> copies = (this.cc != null) ? this.cc.stream().map(Recipient::cc) : Stream.empty();
		return Stream.concat(this.to.stream().map(Recipient::to), copies).toList();
	}

}
