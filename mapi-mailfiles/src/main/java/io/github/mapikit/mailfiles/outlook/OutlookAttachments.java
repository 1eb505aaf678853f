// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.util.UUID;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.text.AttachmentNames;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * What attachments in Outlook's files have in common. May be used on any thread.
 *
 * @since 0.1.0
 */
public final class OutlookAttachments {

	/** The call of MAPI that opens an attachment's content. */
	public static final String OPERATION = "IAttach::OpenProperty";

	/** {@code PR_ATTACHMENT_HIDDEN}. */
	public static final PropertyTag<Boolean> HIDDEN = PropertyTag.bool(0x7FFE);

	private static final PropertyTag<String> PATHNAME = PropertyTag.unicode(0x3708);

	private static final PropertyTag<String> LONG_PATHNAME = PropertyTag.unicode(0x370D);

	private static final PropertyTag<String> TRANSPORT_NAME = PropertyTag.unicode(0x370C);

	/** {@code PidNameAttachmentProviderType}. */
	private static final PropertyName PROVIDER_TYPE = new PropertyName(
			UUID.fromString("96357f7f-59e1-47d0-99a7-46515c183b54"), 0, "AttachmentProviderType");

	private OutlookAttachments() {
	}

	/**
	 * Makes the names of an attachment harmless, fills in a missing one from its path,
	 * and takes the brackets from its content identifier.
	 * @param values the properties of the attachment
	 */
	public static void clean(MailProperties values) {
		OutlookProperties.cleanFileNames(values);
		if (values.text(PropertyTags.ATTACH_LONG_FILENAME).isEmpty()
				&& values.text(PropertyTags.ATTACH_FILENAME).isEmpty()) {
			String path = path(values);
			path = path.isEmpty() ? values.text(TRANSPORT_NAME) : path;
			String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
			values.putText(PropertyTags.ATTACH_LONG_FILENAME, AttachmentNames.clean(name));
		}
		String contentId = values.text(PropertyTags.ATTACH_CONTENT_ID).strip();
		if (contentId.length() > 2 && contentId.startsWith("<") && contentId.endsWith(">")) {
			values.put(PropertyTags.ATTACH_CONTENT_ID, contentId.substring(1, contentId.length() - 1));
		}
	}

	private static String path(MailProperties values) {
		String path = values.text(LONG_PATHNAME);
		return path.isEmpty() ? values.text(PATHNAME) : path;
	}

	/**
	 * Returns the failure of opening bytes that the message does not have.
	 * @param place where the attachment is, for people
	 * @param method how the attachment holds its content
	 * @param values the properties of the attachment
	 * @return {@code MAPI_E_NOT_FOUND}, with the method and the path
	 */
	public static MapiCallException noBytes(String place, AttachmentMethod method, MailProperties values) {
		return noBytes(place, method, values, "");
	}

	/**
	 * Returns the failure of opening bytes that the message does not have.
	 * @param place where the attachment is, for people
	 * @param method how the attachment holds its content
	 * @param values the properties of the attachment
	 * @param named the identifiers of named properties in the mailbox
	 * @return {@code MAPI_E_NOT_FOUND}, with the method, the path, and who holds a file
	 * of the web
	 */
	static MapiCallException noBytes(String place, AttachmentMethod method, MailProperties values,
			NamedProperties named) {
		return noBytes(place, method, values, values.text(PropertyTag.unicode(named.idOf(PROVIDER_TYPE))));
	}

	private static MapiCallException noBytes(String place, AttachmentMethod method, MailProperties values,
			String provider) {
		String path = path(values);
		String where = path.isEmpty() ? "at a path that is not given" : "at '" + path + "'";
		String reason = switch (method) {
			case BY_REFERENCE -> reference("ATTACH_BY_REFERENCE", where);
			case BY_REFERENCE_RESOLVE -> reference("ATTACH_BY_REF_RESOLVE", where);
			case BY_REFERENCE_ONLY -> reference("ATTACH_BY_REF_ONLY", where);
			case BY_WEB_REFERENCE ->
				reference("ATTACH_BY_WEB_REFERENCE" + (provider.isEmpty() ? "" : ", " + provider), where);
			case EMBEDDED_MESSAGE -> "the attachment is a message and has no bytes";
			default -> "the attachment has no bytes";
		};
		return Failures.callException(OPERATION, place, MapiErrors.MAPI_E_NOT_FOUND, reason, null);
	}

	private static String reference(String method, String where) {
		return "the attachment is a reference (" + method + ") to a file " + where + ", which is not in the message";
	}

	/**
	 * Returns the failure of opening as a message what is none.
	 * @param place where the attachment is, for people
	 * @return {@code MAPI_E_INTERFACE_NOT_SUPPORTED}
	 */
	public static MapiCallException noMessage(String place) {
		return Failures.callException(OPERATION, place, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
				"the attachment is no message", null);
	}

	/**
	 * Returns the failure of opening a message that is in too many others.
	 * @param place where the attachment is, for people
	 * @param limit how many levels there may be
	 * @return {@code MAPI_E_TOO_COMPLEX}
	 */
	public static MapiCallException tooDeep(String place, int limit) {
		return Failures.callException(OPERATION, place, MapiErrors.MAPI_E_TOO_COMPLEX,
				"messages are embedded in messages more than " + limit + " levels deep", null);
	}

}
