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
