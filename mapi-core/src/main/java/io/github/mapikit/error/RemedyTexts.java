// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * Words remedies for the users of a module on top of core, such as by the names of its
 * configuration properties. Registered in
 * {@code META-INF/services/io.github.mapikit.error.RemedyTexts}, where core's class
 * loader or the context class loader of the thread that asks first sees it; the first one
 * found is asked once for all remedies and then let go.
 *
 * @since 0.1.0
 */
public interface RemedyTexts {

	/**
	 * Returns the text of a remedy. May be called on any thread.
	 * @param remedy the remedy
	 * @return one sentence with a capital and without a full stop, or {@code null} for
	 * core's own text
	 */
	@Nullable String textOf(Remedy remedy);

}
