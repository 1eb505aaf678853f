// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A property does not have the value that typed access demanded: it is absent, an error,
 * too large to be returned inline, or of another type. May be handled on any thread.
 */
public final class MapiPropertyException extends MapiException {

	private static final long serialVersionUID = 1L;

	/** What is wrong with the property. */
	public enum Problem {

		/** The object has no such property. */
		ABSENT,

		/** The provider could not compute or read it. */
		ERROR,

		/** The value is there, but only as a stream. */
		TOO_LARGE,

		/** The value is of another type than the one asked for. */
		WRONG_TYPE

	}

	private final int propertyTag;

	private final Problem problem;

	private final @Nullable HResult result;

	private MapiPropertyException(int propertyTag, Problem problem, @Nullable HResult result, String message) {
		super(message);
		this.propertyTag = propertyTag;
		this.problem = problem;
		this.result = result;
	}

	/**
	 * The exception for a property that came back as {@code PT_ERROR}. As a value,
	 * {@code MAPI_E_NOT_FOUND} says that the property is absent, and
	 * {@code MAPI_E_NOT_ENOUGH_MEMORY} that it is too large ("IMAPIProp::GetProps",
	 * Microsoft Learn).
	 * @param propertyTag the tag that was asked for
	 * @param name the name of the property, if it has one
	 * @param result the error in place of the value
	 * @return the exception to throw
	 */
	public static MapiPropertyException of(int propertyTag, @Nullable String name, HResult result) {
		String property = describe(propertyTag, name);
		if (result.equals(MapiErrors.MAPI_E_NOT_FOUND)) {
			return new MapiPropertyException(propertyTag, Problem.ABSENT, result, absent(property));
		}
		if (result.equals(MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY)) {
			return new MapiPropertyException(propertyTag, Problem.TOO_LARGE, result, "Property " + property
					+ " is too large to be returned as a value (" + result + "): open it as a stream");
		}
		return new MapiPropertyException(propertyTag, Problem.ERROR, result,
				"Property " + property + " came back as an error, " + result + ": "
						+ Explanation.of("IMAPIProp::GetProps", "property value", result));
	}

	/**
	 * The exception for a property that the object does not have.
	 * @param propertyTag the tag that was asked for
	 * @param name the name of the property, if it has one
	 * @return the exception to throw
	 */
	public static MapiPropertyException absent(int propertyTag, @Nullable String name) {
		return new MapiPropertyException(propertyTag, Problem.ABSENT, null, absent(describe(propertyTag, name)));
	}

	/**
	 * The exception for a property of another type than the one asked for.
	 * @param propertyTag the tag that was asked for
	 * @param name the name of the property, if it has one
	 * @param expected the type that was asked for, such as {@code PT_LONG}
	 * @param actual the type of the value, such as {@code PT_UNICODE}
	 * @return the exception to throw
	 */
	public static MapiPropertyException wrongType(int propertyTag, @Nullable String name, String expected,
			String actual) {
		return new MapiPropertyException(propertyTag, Problem.WRONG_TYPE, null,
				"Property " + describe(propertyTag, name) + " is of type '" + actual + "' and was asked for as '"
						+ expected + "': ask for it by its own type");
	}

	private static String absent(String property) {
		return "Property " + property + " is absent: the object does not have it, or its table does not show it. Use "
				+ "'find' or 'getOrDefault' where it may be missing";
	}

	private static String describe(int propertyTag, @Nullable String name) {
		String hex = String.format(Locale.ROOT, "0x%08X", propertyTag);
		return (name != null) ? "'" + name + "' (" + hex + ")" : "'" + hex + "'";
	}

	/**
	 * The tag that was asked for, id and type.
	 * @return the property tag
	 */
	public int propertyTag() {
		return this.propertyTag;
	}

	/**
	 * What is wrong with the property.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

	/**
	 * The error that stood in place of the value.
	 * @return the error, or {@code null} if there was none
	 */
	public @Nullable HResult result() {
		return this.result;
	}

}
