// SPDX-License-Identifier: Apache-2.0

/**
 * A writer of Outlook data files for tests, in the layers of the format: this one is of
 * the messages and folders.
 */
@org.jspecify.annotations.NullMarked
package io.github.mapikit.mailfiles.pst.builder;
