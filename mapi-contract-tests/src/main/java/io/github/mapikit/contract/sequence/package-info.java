// SPDX-License-Identifier: Apache-2.0

/**
 * Sequences of calls whose outcome is kept step by step in text files, so that nothing
 * that a program can see of pending changes, saving and derived properties changes
 * unnoticed.
 * <p>
 * The files lie beside the classes in {@code sequence/}: one for each sequence, and where
 * drivers differ one for each driver, with its name before the extension. To write new
 * ones, run the tests with {@code -Dmapi.sequences.record=<folder>}; a change of one is a
 * change of behaviour and needs a reason.
 * <p>
 * A line is a call and what came of it: a value, {@code ok}, {@code absent},
 * {@code too large}, or after {@code !} the name of a result or of an exception. What
 * differs from run to run stands in angle brackets: entry identifiers and keys by the
 * order in which they are seen first, times of the run as {@code <now>}, sizes as
 * {@code <size>}.
 */
@NullMarked
package io.github.mapikit.contract.sequence;

import org.jspecify.annotations.NullMarked;
