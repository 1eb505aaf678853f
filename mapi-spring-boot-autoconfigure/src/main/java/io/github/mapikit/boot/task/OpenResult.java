// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.CharArrayWriter;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Modifier;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

import io.github.mapikit.model.MapiObject;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamResource;
import org.springframework.util.ClassUtils;

/**
 * Results that cannot leave a task, because they use what the task has opened, which is
 * closed when it ends (R6).
 */
enum OpenResult {

	/** Belongs to the thread and scope of the task. */
	MAPI_OBJECT("Return values, such as an EntryId, or a record of what was read", List.of(MapiObject.class),
			List.of()),

	/** Reads its elements when they are asked for. */
	SEQUENCE("Return the elements in a list",
			List.of(BaseStream.class, Iterator.class, Spliterator.class, Enumeration.class), List.of()),

	/**
	 * Reads or writes a property when it is used; what is in memory or in a file is not.
	 */
	CONTENT("Return the content as a String or an array of bytes, or write it to a file",
			List.of(InputStream.class, OutputStream.class, Reader.class, Writer.class, Channel.class,
					InputStreamResource.class),
			List.of(ByteArrayInputStream.class, ByteArrayOutputStream.class, CharArrayReader.class,
					CharArrayWriter.class, StringReader.class, StringWriter.class, FileInputStream.class,
					FileOutputStream.class, FileReader.class, FileWriter.class, FileChannel.class)),

	/** Does its work when somebody subscribes. */
	PUBLISHER("Return the result or a CompletableFuture, and let the caller make a publisher of the call",
			present(Flow.Publisher.class, "org.reactivestreams.Publisher", "io.reactivex.rxjava3.core.ObservableSource",
					"io.reactivex.rxjava3.core.SingleSource", "io.reactivex.rxjava3.core.MaybeSource",
					"io.reactivex.rxjava3.core.CompletableSource", "io.smallrye.mutiny.Uni",
					"kotlinx.coroutines.flow.Flow"),
			List.of());

	private static final OpenResult[] ALL = values();

	/** Deep enough; a collection may contain itself. */
	private static final int MAX_DEPTH = 4;

	private final String remedy;

	private final List<Class<?>> types;

	private final List<Class<?>> exceptions;

	OpenResult(String remedy, List<Class<?>> types, List<Class<?>> exceptions) {
		this.remedy = remedy;
		this.types = types;
		this.exceptions = exceptions;
	}

	/**
	 * Returns why values of a type cannot leave a task.
	 * @param type the declared type, or the class of a value
	 * @return the reason, or {@code null} if they can
	 */
	static @Nullable OpenResult of(Class<?> type) {
		for (OpenResult candidate : ALL) {
			if (candidate.includes(type)) {
				return candidate;
			}
		}
		return type.isArray() ? of(type.getComponentType()) : null;
	}

	/**
	 * Returns what to return instead of values of a type.
	 * @param type the declared type, or the class of a value
	 * @return the remedy, without a full stop
	 */
	static String remedyFor(Class<?> type) {
		OpenResult reason = of(type);
		return (reason != null) ? reason.remedy : "Return values";
	}

	private boolean includes(Class<?> type) {
		return isAny(this.types, type) && !isAny(this.exceptions, type);
	}

	private static boolean isAny(List<Class<?>> supertypes, Class<?> type) {
		for (Class<?> supertype : supertypes) {
			if (supertype.isAssignableFrom(type)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Finds what cannot leave a task in a value, also in an {@link Optional}, a
	 * collection or a future that is complete. Of collections the first element stands
	 * for all, and others than the JDK's are not looked into: theirs may be loaded by
	 * looking.
	 * @param value the value that a task returns
	 * @return the object, or {@code null} if there is none
	 */
	static @Nullable Object find(@Nullable Object value) {
		return find(value, MAX_DEPTH);
	}

	private static @Nullable Object find(@Nullable Object value, int depth) {
		if (value == null || depth == 0) {
			return null;
		}
		return (of(value.getClass()) != null) ? value : find(content(value), depth - 1);
	}

	private static @Nullable Object content(Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		if (value instanceof CompletableFuture<?> stage) {
			// stages that cannot be asked give a future that can
			CompletableFuture<?> future = stage.toCompletableFuture();
			return (future.isDone() && !future.isCompletedExceptionally()) ? future.join() : null;
		}
		if (value instanceof Collection<?> elements && value.getClass().getName().startsWith("java.util.")) {
			return first(elements);
		}
		return null;
	}

	private static @Nullable Object first(Collection<?> elements) {
		try {
			Iterator<?> iterator = elements.iterator();
			return iterator.hasNext() ? iterator.next() : null;
		}
		catch (ConcurrentModificationException | NoSuchElementException ex) {
			// somebody changes it meanwhile, which is no reason to fail the task
			return null;
		}
	}

	/**
	 * Returns what a user knows an object as: {@code Folder} and {@code Stream}, not the
	 * class that implements it.
	 * @param value the object
	 * @return the name of a public type, with its package
	 */
	static String nameOf(Object value) {
		for (Class<?> implemented : ClassUtils.getAllInterfaces(value)) {
			if (of(implemented) != null) {
				return implemented.getName();
			}
		}
		Class<?> type = value.getClass();
		Class<?> superclass = type.getSuperclass();
		while (!Modifier.isPublic(type.getModifiers()) && superclass != null) {
			type = superclass;
			superclass = type.getSuperclass();
		}
		return type.getName();
	}

	private static List<Class<?>> present(Class<?> first, String... names) {
		ClassLoader loader = OpenResult.class.getClassLoader();
		return Stream
			.concat(Stream.of(first),
					Stream.of(names)
						.filter((name) -> ClassUtils.isPresent(name, loader))
						.map((name) -> ClassUtils.resolveClassName(name, loader)))
			.<Class<?>>map((type) -> type)
			.toList();
	}

}
