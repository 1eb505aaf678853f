// SPDX-License-Identifier: Apache-2.0

/**
 * Messages, their recipients and attachments.
 */
@NullMarked
package io.github.mapikit.model.message;

import org.jspecify.annotations.NullMarked;
