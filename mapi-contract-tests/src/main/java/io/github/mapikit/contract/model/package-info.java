// SPDX-License-Identifier: Apache-2.0

/**
 * What the object model of every driver must do: one suite a topic.
 */
@NullMarked
package io.github.mapikit.contract.model;

import org.jspecify.annotations.NullMarked;
