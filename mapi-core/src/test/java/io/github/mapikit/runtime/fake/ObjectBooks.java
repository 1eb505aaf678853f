// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

/**
 * Who keeps books of the objects that are open.
 */
interface ObjectBooks {

	/**
	 * Keeps no books.
	 */
	ObjectBooks NONE = new ObjectBooks() {

		@Override
		public void checkInitialized(String operation) {
		}

		@Override
		public void opened(String object) {
		}

		@Override
		public void released(String object, Thread owner, boolean childrenOpen) {
		}

		@Override
		public FakeDriver.Crash crash() {
			return new FakeDriver.Crash("crash");
		}

	};

	void checkInitialized(String operation);

	void opened(String object);

	void released(String object, Thread owner, boolean childrenOpen);

	FakeDriver.Crash crash();

}
