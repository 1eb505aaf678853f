// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

/**
 * Changes the settings of a {@link MapiTaskExecutor}. Beans of this type are applied, in
 * order, to the auto-configured {@link MapiTaskExecutorBuilder}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapiTaskExecutorCustomizer {

	/**
	 * Changes the settings.
	 * @param builder the settings so far
	 * @return the settings to use
	 */
	MapiTaskExecutorBuilder customize(MapiTaskExecutorBuilder builder);

}
