// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Logs once for each task that it runs outside of its caller's transaction, which belongs
 * to the caller's thread. May be used from any thread.
 */
final class CallerTransaction {

	private static final boolean TRANSACTIONS = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			CallerTransaction.class.getClassLoader());

	private final AtomicBoolean told = new AtomicBoolean();

	/**
	 * Must be called on the caller's thread, before the task is handed over.
	 * @param logger takes it, at level DEBUG
	 * @param task the name of the task
	 */
	void logOnce(Logger logger, String task) {
		if (TRANSACTIONS && TransactionSynchronizationManager.isActualTransactionActive()
				&& this.told.compareAndSet(false, true)) {
			logger.debug(
					"Task '{}' runs outside of its caller's transaction '{}': a transaction belongs to one thread, "
							+ "and the task has another (logged once)",
					task, TransactionSynchronizationManager.getCurrentTransactionName());
		}
	}

}
