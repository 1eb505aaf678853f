// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.property.PropertyTag;

/**
 * Why one property could not be changed, where others could.
 * <p>
 * Source: "SPropProblem" (MAPI reference).
 *
 * @param operation the call that said so, by its documented name
 * @param tag the property
 * @param result the reason
 * @since 0.1.0
 */
public record Problem(String operation, PropertyTag<?> tag, HResult result) implements Serializable {

	/**
	 * Creates a problem.
	 */
	public Problem {
		Objects.requireNonNull(operation, "operation");
		Objects.requireNonNull(tag, "tag");
		Objects.requireNonNull(result, "result");
	}

}
