// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of MAPI's actuator endpoint.
 */
@NullMarked
package io.github.mapikit.boot.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
