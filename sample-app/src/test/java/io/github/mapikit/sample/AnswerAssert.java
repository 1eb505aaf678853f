// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;

/**
 * Checks what the service answered.
 */
final class AnswerAssert extends AbstractObjectAssert<AnswerAssert, Api.Answer> {

	AnswerAssert(Api.Answer answer) {
		super(answer, AnswerAssert.class);
	}

	/**
	 * Checks that it is a problem detail that tells nothing of what is inside.
	 */
	AnswerAssert isProblem(int status) {
		Assertions.assertThat(this.actual.status()).as(this.actual.text()).isEqualTo(status);
		Assertions.assertThat(this.actual.header("Content-Type")).startsWith("application/problem+json");
		Assertions.assertThat(this.actual.json().get("status").asInt()).isEqualTo(status);
		Assertions.assertThat(this.actual.text()).doesNotContain("io.github", "java.", "springframework", "\tat ");
		return this;
	}

	AnswerAssert says(String detail) {
		Assertions.assertThat(this.actual.json().get("detail").asString()).contains(detail);
		return this;
	}

	AnswerAssert names(String violated) {
		Assertions.assertThat(Api.Answer.texts(this.actual.json().get("violations"), "name")).contains(violated);
		return this;
	}

}
