// SPDX-License-Identifier: Apache-2.0

/**
 * The actuator endpoint that shows MAPI's threads and rules.
 */
@NullMarked
package io.github.mapikit.boot.actuate.endpoint;

import org.jspecify.annotations.NullMarked;
