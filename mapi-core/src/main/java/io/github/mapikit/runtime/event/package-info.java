// SPDX-License-Identifier: Apache-2.0

/**
 * What happens in the runtime, and who is told of it. Words never undo books: nothing
 * that is thrown while somebody is told reaches the caller.
 */
@NullMarked
package io.github.mapikit.runtime.event;

import org.jspecify.annotations.NullMarked;
