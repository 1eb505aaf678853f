// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * The mark in the JVM's system properties by which copies of this library in different
 * class loaders see each other: each has runtimes of its own, but the MAPI of the JVM's
 * process is one (R12).
 * <p>
 * System properties are everybody's: they are copied and put back by tests and servers.
 * So a claim names the copy that made it, which is never refused by itself, and the
 * threads that it stands for: without them it is a relic.
 */
final class ProcessClaim {

	private static final String PROPERTY = "io.github.mapikit.runtime.claim";

	private static final String COPY = UUID.randomUUID().toString();

	private static final Pattern THREADS = Pattern.compile(" of copy [-0-9a-f]+, threads (\\d+) and (\\d+)$");

	private ProcessClaim() {
	}

	/**
	 * Claims MAPI for this copy of the library.
	 * @param owner who leases
	 * @param primary the thread for which it is claimed, which the calling thread is
	 * about to start
	 * @throws MapiConflictException if another copy has it
	 */
	static void claim(String owner, Thread primary) {
		String mine = describe(owner) + " of copy " + COPY + ", threads " + primary.getId() + " and "
				+ Thread.currentThread().getId();
		Object other = System.getProperties().putIfAbsent(PROPERTY, mine);
		while (other != null && (isOurs(other) || isRelic(other))) {
			if (System.getProperties().replace(PROPERTY, other, mine)) {
				return;
			}
			other = System.getProperties().putIfAbsent(PROPERTY, mine);
		}
		if (other != null) {
			throw new MapiConflictException("the copy of mapi-core", withoutThreads(other.toString()),
					withoutThreads(mine), Remedy.SHARE_LIBRARY.text());
		}
	}

	/**
	 * Gives MAPI up, if this copy has it.
	 */
	static void release() {
		Object current = System.getProperties().get(PROPERTY);
		if (isOurs(current)) {
			System.getProperties().remove(PROPERTY, current);
		}
	}

	/**
	 * Lets the claim last as long as the primary thread, which has started, and no longer
	 * as long as the thread that claimed for it: who puts back the properties of now may
	 * do so when both have long forgotten each other.
	 */
	static void started() {
		Object current = System.getProperties().get(PROPERTY);
		if (current != null && isOurs(current)) {
			String claim = current.toString();
			Matcher threads = THREADS.matcher(claim);
			if (threads.find()) {
				System.getProperties()
					.replace(PROPERTY, current, claim.substring(0, threads.start(2)) + threads.group(1));
			}
		}
	}

	private static boolean isOurs(@Nullable Object claim) {
		return claim != null && claim.toString().contains(COPY);
	}

	private static boolean isRelic(Object claim) {
		Matcher threads = THREADS.matcher(claim.toString());
		return threads.find() && !isAlive(threads.group(1)) && !isAlive(threads.group(2));
	}

	private static boolean isAlive(String id) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> Long.toString(thread.getId()).equals(id));
	}

	private static String withoutThreads(String claim) {
		return THREADS.matcher(claim).replaceFirst("");
	}

	private static String describe(String owner) {
		ClassLoader loader = ProcessClaim.class.getClassLoader();
		String name = (loader.getName() != null) ? loader.getName() : loader.getClass().getName();
		return "'%s' in class loader '%s' (%08x)".formatted(owner, name, System.identityHashCode(loader));
	}

}
