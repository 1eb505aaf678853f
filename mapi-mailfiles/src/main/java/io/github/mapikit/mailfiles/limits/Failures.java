// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import org.jspecify.annotations.Nullable;

/**
 * Tells in people's and in MAPI's words what reading a mail file failed with. The
 * libraries throw anything on a file that somebody has broken on purpose: an
 * {@link OutOfMemoryError} for a length that the file claims and a
 * {@link StackOverflowError} for its nesting are its faults, not the process's.
 *
 * @since 0.1.0
 */
public final class Failures {

	private static final int REASON_LENGTH = 300;

	private Failures() {
	}

	/**
	 * Says in one line why something failed.
	 * @param failure what was thrown
	 * @return the reason, for people
	 */
	public static String reason(Throwable failure) {
		if (failure instanceof StackOverflowError) {
			return "it is nested too deeply";
		}
		if (failure instanceof OutOfMemoryError) {
			return "it claims more memory than there is";
		}
		if (failure instanceof AccessDeniedException) {
			return "it may not be read";
		}
		if (failure instanceof NoSuchFileException) {
			return "it is not there any more";
		}
		if (failure instanceof ClosedChannelException) {
			return "its mailbox was closed";
		}
		String message = failure.getMessage();
		String type = failure.getClass().getSimpleName();
		String text = (failure instanceof IOException) ? "" : type + ": ";
		text = (message == null || message.isBlank()) ? type : text + message;
		text = text.replaceAll("\\p{Cntrl}+", " ");
		return (text.length() <= REASON_LENGTH) ? text : text.substring(0, REASON_LENGTH) + "...";
	}

	/**
	 * Reads something of a mail file.
	 * @param operation the call of MAPI that this is
	 * @param location where the mail is
	 * @param reading what to do
	 * @param <T> the type of what is read
	 * @return what was read
	 * @throws MapiCallException if it failed
	 */
	public static <T> T call(String operation, String location, Callable<T> reading) {
		try {
			return reading.call();
		}
		catch (Exception | OutOfMemoryError | StackOverflowError | AssertionError ex) {
			throw toCallException(operation, location, ex);
		}
	}

	private static MapiCallException toCallException(String operation, String name, Throwable failure) {
		if (failure instanceof MapiCallException known) {
			return known;
		}
		return MapiCallExceptions.of(operation, "read mail file", result(failure), "'" + name + "': " + reason(failure),
				failure);
	}

	/**
	 * Returns the failure of a call.
	 * @param operation the call of MAPI that this is
	 * @param name where the mail is
	 * @param result the result of the call
	 * @param reason the reason, for people
	 * @param cause what was thrown, or {@code null}
	 * @return the exception to throw
	 */
	public static MapiCallException callException(String operation, String name, HResult result, String reason,
			@Nullable Throwable cause) {
		return MapiCallExceptions.of(operation, "read mail file", result, "'" + name + "': " + reason, cause);
	}

	private static HResult result(Throwable failure) {
		if (failure instanceof FileNotFoundException || failure instanceof NoSuchFileException) {
			return MapiErrors.MAPI_E_NOT_FOUND;
		}
		if (failure instanceof ClosedChannelException) {
			return MapiErrors.MAPI_E_INVALID_OBJECT;
		}
		if (failure instanceof ReadTimeoutException) {
			return MapiErrors.MAPI_E_TIMEOUT;
		}
		if (failure instanceof BrokenMailException || !(failure instanceof IOException)) {
			return MapiErrors.MAPI_E_CORRUPT_DATA;
		}
		return MapiErrors.MAPI_E_DISK_ERROR;
	}

}
