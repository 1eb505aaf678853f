// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.function.Supplier;

import io.github.mapikit.nativemapi.com.ComContext;
import io.github.mapikit.nativemapi.com.ComProp;

/**
 * An object that has properties and nothing else, for the verbs of a thread.
 */
public final class PropertiesAlone extends PropertyHandle<ComProp> {

	/**
	 * Takes over a reference.
	 * @param com the object
	 * @param transacted whether it is treated as a message, or as a folder
	 */
	public PropertiesAlone(ComProp com, boolean transacted) {
		super(com, transacted);
	}

	/**
	 * Returns the verbs of a thread that no session was opened on.
	 * @param context what its COM objects share
	 * @return the verbs
	 */
	public static NativeThread thread(ComContext context) {
		return new NativeThread(context, new NativeThread.Life() {

			@Override
			public void uninitialize() {
			}

			@Override
			public void beforeTask(String task) {
			}

			@Override
			public void afterTask(String task) {
			}

			@Override
			public <T> T logOn(Supplier<? extends T> logon) {
				throw new UnsupportedOperationException();
			}

			@Override
			public int logonFlags() {
				return 0;
			}

		});
	}

}
