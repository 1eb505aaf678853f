// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Values by key, made when first asked for, for the first so many keys; all further keys
 * share one value. Looking up allocates nothing. May be used from any thread.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class Bounded<K, V> {

	private final Map<K, V> values = new ConcurrentHashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final int limit;

	private final K rest;

	private final Function<? super K, ? extends V> factory;

	private volatile @Nullable V restValue;

	Bounded(int limit, K rest, Function<? super K, ? extends V> factory) {
		this.limit = limit;
		this.rest = rest;
		this.factory = factory;
	}

	V get(K key) {
		V value = this.values.get(key);
		if (value != null) {
			return value;
		}
		V shared = this.restValue;
		return (shared != null) ? shared : make(key);
	}

	private V make(K key) {
		this.lock.lock();
		try {
			V value = this.values.get(key);
			if (value != null) {
				return value;
			}
			V shared = this.restValue;
			if (shared != null) {
				return shared;
			}
			if (this.values.size() < this.limit) {
				value = this.factory.apply(key);
				this.values.put(key, value);
				return value;
			}
			shared = this.factory.apply(this.rest);
			this.restValue = shared;
			return shared;
		}
		finally {
			this.lock.unlock();
		}
	}

}
