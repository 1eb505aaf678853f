// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * What came of the steps of a sequence, a line each. Used by one thread.
 */
final class Trace {

	private final List<String> lines = new ArrayList<>();

	private final ValueText values;

	/**
	 * Creates an empty trace.
	 * @param owner the address of the store's owner, which differs from driver to driver
	 */
	Trace(String owner) {
		this.values = new ValueText(owner);
	}

	/**
	 * Makes a call and notes what came of it.
	 * @param call the call in words
	 * @param step the call
	 * @param <T> the type of its result
	 * @return the result; {@code null} if the call failed
	 */
	<T> @Nullable T step(String call, Callable<T> step) {
		T result;
		try {
			result = step.call();
		}
		catch (Exception ex) {
			this.lines.add(call + " -> ! " + failure(ex));
			return null;
		}
		String text = result(result);
		this.lines.add(call + (text.startsWith("\n") ? " ->" : " -> ") + text);
		return result;
	}

	/**
	 * Notes something else than a call.
	 * @param line the line
	 */
	void note(String line) {
		this.lines.add("# " + line);
	}

	/**
	 * Writes a value.
	 * @param tag the property whose value it is
	 * @param value the value
	 * @return the value, with what differs from run to run replaced
	 */
	String value(PropertyTag<?> tag, Object value) {
		return this.values.of(tag, value);
	}

	/**
	 * Returns all lines.
	 * @return the text, each line with its end
	 */
	String text() {
		return String.join("\n", this.lines) + "\n";
	}

	// streams and tasks wrap what a call failed with
	private static String failure(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MapiCallException call) {
				return call.result().name();
			}
		}
		return failure.getClass().getSimpleName();
	}

	private String result(@Nullable Object result) {
		if (result == null) {
			return "ok";
		}
		if (result instanceof Optional<?> optional) {
			return optional.isPresent() ? result(optional.get()) : "absent";
		}
		if (result instanceof PropertyValues answers) {
			return properties(answers);
		}
		if (result instanceof List<?> list) {
			return list(list);
		}
		if (result instanceof Recipient recipient) {
			return recipient(recipient);
		}
		if (result instanceof AutoCloseable && !(result instanceof MapiSession)) {
			return "opened";
		}
		return this.values.of(result);
	}

	private String list(List<?> list) {
		List<String> texts = list.stream().map(this::result).toList();
		return texts.isEmpty() ? "none" : String.join("; ", texts);
	}

	private String properties(PropertyValues answers) {
		return answers.tags()
			.stream()
			.map((tag) -> name(tag) + " = " + property(answers.value(tag)))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Writes all properties of an object, in the order of their tags, a line each.
	 * @param all the properties
	 * @return the lines
	 */
	Word listed(PropertyValues all) {
		return new Word(all.tags()
			.stream()
			.sorted(Comparator.comparing((PropertyTag<?> tag) -> Integer.toUnsignedLong(tag.value())))
			.map((tag) -> "\n  " + name(tag) + " = " + property(all.value(tag)))
			.collect(Collectors.joining()));
	}

	private String property(PropertyValue<?> property) {
		Object value = property.value();
		HResult error = property.error();
		if (value != null) {
			return this.values.of(property.tag(), value);
		}
		if (property.isAbsent() || error == null) {
			return "absent";
		}
		return property.isTooLarge() ? "too large" : "! " + error.name();
	}

	private String recipient(Recipient recipient) {
		String smtp = recipient.smtpAddress();
		return "%s '%s' %s:%s smtp %s".formatted(recipient.type(), recipient.name(), recipient.addressType(),
				recipient.address(), (smtp != null) ? smtp : "none");
	}

	/**
	 * Names a property.
	 * @param tag the property
	 * @return its documented name, or its number
	 */
	static String name(PropertyTag<?> tag) {
		String sample = Tags.name(tag);
		if (sample != null) {
			return sample;
		}
		String text = tag.toString();
		int end = text.indexOf(" (");
		if (end < 0 || tag.type() == PropertyType.UNSPECIFIED) {
			return "0x%08X".formatted(tag.value());
		}
		return text.substring(0, end);
	}

}
