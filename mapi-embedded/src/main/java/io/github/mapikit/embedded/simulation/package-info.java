// SPDX-License-Identifier: Apache-2.0

/**
 * The process that the embedded driver simulates: MAPI's rules for threads, and the
 * faults that tests set. For users are
 * {@link io.github.mapikit.embedded.simulation.Faults} with its plans,
 * {@link io.github.mapikit.embedded.simulation.EmbeddedRules},
 * {@link io.github.mapikit.embedded.simulation.RuleViolation} and
 * {@link io.github.mapikit.embedded.simulation.EmbeddedCrashError}; the rest is internal
 * to the library.
 */
@NullMarked
package io.github.mapikit.embedded.simulation;

import org.jspecify.annotations.NullMarked;
