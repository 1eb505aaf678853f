// SPDX-License-Identifier: Apache-2.0

/**
 * The node database of Outlook's data files: the header, the pages of the two B-trees,
 * blocks, data trees and subnodes, each checked before it is used. Stands on nothing but
 * the bytes of the file. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.pst.ndb;

import org.jspecify.annotations.NullMarked;
