// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * The class loader of an application: has classes of its own, and sees those of the
 * library.
 */
final class ApplicationLoader extends URLClassLoader {

	ApplicationLoader() {
		super(new URL[] { ApplicationLoader.class.getProtectionDomain().getCodeSource().getLocation() },
				ApplicationLoader.class.getClassLoader());
	}

	/**
	 * Returns a new object of a class that the application has for itself.
	 */
	static <T> T newPart(ApplicationLoader loader, Class<T> type, Class<?> implementation) throws Exception {
		Class<?> own = loader.loadClass(implementation.getName());
		if (own.getClassLoader() != loader) {
			throw new IllegalStateException(own + " is not the application's");
		}
		return type.cast(own.getDeclaredConstructor().newInstance());
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!name.startsWith(ApplicationParts.class.getName())) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : findClass(name);
		}
	}

}
