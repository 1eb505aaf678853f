// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;

/**
 * The texts that {@link RemedyTexts} gives to remedies. Looked for when the first is
 * asked for, without a lock: two threads may look at the same time and find the same. May
 * be used from any thread; throws nothing.
 * <p>
 * Keeps the texts and neither their author nor its class loader, which may be that of an
 * application with a shorter life.
 */
final class RemedyWording {

	private static volatile @Nullable Map<Remedy, String> found;

	/** The context class loader that was the last one to know no texts. */
	private static volatile @Nullable WeakReference<ClassLoader> inVain;

	private RemedyWording() {
	}

	static @Nullable String of(Remedy remedy) {
		try {
			Map<Remedy, String> texts = found;
			if (texts == null) {
				texts = find(RemedyTexts.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
				found = texts;
			}
			return (texts != null) ? texts.get(remedy) : null;
		}
		catch (Exception | Error ex) {
			// whoever asks is telling of something worse
			return null;
		}
	}

	private static @Nullable Map<Remedy, String> find(ClassLoader own, @Nullable ClassLoader context) {
		WeakReference<ClassLoader> last = inVain;
		if (last != null && last.refersTo(context)) {
			return null;
		}
		Map<Remedy, String> texts = load(own);
		if (texts == null && context != null && context != own) {
			texts = load(context);
		}
		if (texts == null) {
			inVain = new WeakReference<>(context);
		}
		return texts;
	}

	/**
	 * Asks the first author of texts that a class loader sees.
	 * @param loader the class loader
	 * @return the texts, or {@code null} if nobody gives any
	 */
	static @Nullable Map<Remedy, String> load(ClassLoader loader) {
		try {
			Iterator<RemedyTexts> authors = ServiceLoader.load(RemedyTexts.class, loader).iterator();
			return authors.hasNext() ? copy(authors.next()) : null;
		}
		catch (Exception | Error ex) {
			// a broken registration, or an author that fails
			return null;
		}
	}

	private static Map<Remedy, String> copy(RemedyTexts author) {
		Map<Remedy, String> texts = new EnumMap<>(Remedy.class);
		for (Remedy remedy : Remedy.values()) {
			String text = author.textOf(remedy);
			if (text != null && !text.isBlank()) {
				texts.put(remedy, text);
			}
		}
		return texts;
	}

}
