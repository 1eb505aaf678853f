// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.mapikit.error.ErrorCatalog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The result of a MAPI call: a number with a severity, and the names it goes by. What it
 * means depends on the call that returned it, see {@link Explanation}. Immutable; may be
 * used from any thread.
 *
 * @param code the number as MAPI returned it; errors are negative
 * @see MapiErrors
 * @see ComErrors
 */
public record HResult(int code) implements Serializable {

	private static final int FACILITY_ITF = 4;

	/**
	 * The result with this number.
	 * @param code the number as MAPI returned it
	 * @return the result, also for numbers that have no name
	 */
	public static HResult of(int code) {
		return new HResult(code);
	}

	/**
	 * The result that MAPI or COM calls by this name.
	 * @param name such as {@code MAPI_E_NOT_FOUND}, in upper case
	 * @return the result, or empty if the name is unknown
	 */
	public static Optional<HResult> byName(String name) {
		Integer code = ErrorCatalog.get().codeOf(name);
		return (code != null) ? Optional.of(new HResult(code)) : Optional.empty();
	}

	/**
	 * Whether the call failed. Only the severity bit decides: a number other than zero
	 * may well be a success ("Strategies for Error Handling", Microsoft Learn).
	 * @return whether the severity bit is set
	 */
	public boolean isError() {
		return this.code < 0;
	}

	/**
	 * Whether the call succeeded with something to tell, as {@code MAPI_W_} codes do.
	 * @return whether this is a success code of the interface's own facility
	 */
	public boolean isWarning() {
		return this.code >>> 16 == FACILITY_ITF;
	}

	/**
	 * The number as MAPI's documentation writes it.
	 * @return eight upper-case hexadecimal digits after {@code 0x}
	 */
	public String hex() {
		return String.format(Locale.ROOT, "0x%08X", this.code);
	}

	/**
	 * The name a MAPI programmer knows this number by. Where the call is known that
	 * returned it, {@link #nameIn} is right.
	 * @return the primary name, or {@link #hex()} if the number has none
	 */
	public String name() {
		List<String> names = names();
		return names.isEmpty() ? hex() : names.get(0);
	}

	/**
	 * All names of this number, the primary one first.
	 * @return the names; empty if the number has none
	 */
	public List<String> names() {
		return ErrorCatalog.get().namesOf(this.code);
	}

	/**
	 * The name that this number goes by in a call. Several names may share a number, and
	 * some calls return it as COM's: 0x80040111 is {@code MAPI_E_LOGON_FAILED} from a
	 * logon, and {@code CLASS_E_CLASSNOTAVAILABLE} from {@code CoCreateInstance}.
	 * @param operation the documented name of the call
	 * @param step the step of the call, if it is known
	 * @return the name in that call, else {@link #name()}
	 */
	public String nameIn(String operation, @Nullable String step) {
		Entry entry = ErrorCatalog.get().find(operation, step, this.code);
		return (entry != null && entry.name() != null) ? entry.name() : name();
	}

	/**
	 * Name and number, as in {@code MAPI_E_NOT_INITIALIZED (0x80040605)}. Where the call
	 * is known that returned it, {@link #describeIn} is right.
	 */
	@Override
	public String toString() {
		return describe(name());
	}

	/**
	 * Name and number, under the name that the number goes by in a call. For whoever
	 * shows the result of a call that is known.
	 * @param operation the documented name of the call
	 * @param step the step of the call, if it is known
	 * @return such as {@code CLASS_E_CLASSNOTAVAILABLE (0x80040111)}
	 */
	public String describeIn(String operation, @Nullable String step) {
		return describe(nameIn(operation, step));
	}

	private String describe(String name) {
		return name.equals(hex()) ? name : name + " (" + hex() + ")";
	}

}
