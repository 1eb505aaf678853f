// SPDX-License-Identifier: Apache-2.0

/**
 * Messages as Outlook saves and sends them: {@code .msg} and TNEF ({@code winmail.dat}),
 * and what their properties have in common with those of a {@code .pst}. Internal to the
 * library.
 */
@NullMarked
package io.github.mapikit.mailfiles.outlook;

import org.jspecify.annotations.NullMarked;
