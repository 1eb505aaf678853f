// SPDX-License-Identifier: Apache-2.0

/**
 * Spring Boot applications on MAPI on Windows.
 */
@NullMarked
package io.github.mapikit.windows.spring;

import org.jspecify.annotations.NullMarked;
