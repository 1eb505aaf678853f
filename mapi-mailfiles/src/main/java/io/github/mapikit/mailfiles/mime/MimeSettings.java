// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.NamedProperties;

/**
 * What all messages of a mailbox are read with. Unchanging.
 *
 * @param limits what a message may cost
 * @param named the identifiers of named properties in the mailbox
 * @since 0.1.0
 */
public record MimeSettings(MailboxLimits limits, NamedProperties named) {

}
