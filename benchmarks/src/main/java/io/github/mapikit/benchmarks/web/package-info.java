// SPDX-License-Identifier: Apache-2.0

/**
 * A web application that knows nothing of MAPI, started with and without the starter on
 * its class path.
 */
@NullMarked
package io.github.mapikit.benchmarks.web;

import org.jspecify.annotations.NullMarked;
