// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.nativemapi.windows.Registry;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the MAPI profiles of the user of this process. Their names are user data, and
 * are told to nobody.
 * <p>
 * Source: "Mapping of profiles in the registry" (Outlook MAPI reference).
 */
final class ProfileCheck {

	private static final String MESSAGING = "Software\\Microsoft\\Windows NT\\CurrentVersion\\"
			+ "Windows Messaging Subsystem\\Profiles";

	private static final String OFFICE = "Software\\Microsoft\\Office";

	/** The value that names the default profile. */
	private static final String DEFAULT = "DefaultProfile";

	/** Outlook 2013 is the first that keeps profiles among its own keys. */
	private static final int FIRST_OWN = 15;

	private final Registry registry;

	private final @Nullable String configured;

	ProfileCheck(Registry registry, @Nullable String configured) {
		this.registry = registry;
		this.configured = configured;
	}

	void check(@Nullable LocatedMapi located, OfficeInstallation office, Map<String, String> facts,
			List<PreflightVerdict> verdicts) {
		List<Place> places = places();
		int profiles = places.stream().mapToInt((place) -> place.profiles().size()).sum();
		facts.put("profiles", String.valueOf(profiles));
		if (located == null) {
			return;
		}
		boolean outlooks = office.isOutlookInstalled()
				&& located.path().toLowerCase(Locale.ROOT).endsWith("\\olmapi32.dll");
		if (profiles == 0) {
			verdicts.add(none(outlooks));
			return;
		}
		// who knows where another MAPI keeps its profiles
		List<Place> used = outlooks ? places.stream().filter(isOf(located, office)).toList() : places;
		if (this.configured == null) {
			boolean known = used.stream().anyMatch((place) -> place.has(place.defaultProfile()));
			facts.put("default profile", known ? "set" : "not set");
			if (!known) {
				verdicts.add(noDefault());
			}
			return;
		}
		boolean known = used.stream().anyMatch((place) -> place.has(this.configured));
		facts.put("configured profile", known ? "found" : "not found");
		if (!known) {
			boolean elsewhere = places.stream().anyMatch((place) -> place.has(this.configured));
			verdicts.add(notFound(outlooks, elsewhere));
		}
	}

	private List<Place> places() {
		List<Place> places = new ArrayList<>();
		places.add(new Place(null, this.registry.subkeys(Root.USER, MESSAGING),
				this.registry.text(Root.USER, MESSAGING, DEFAULT)));
		for (String version : this.registry.subkeys(Root.USER, OFFICE)) {
			if (!version.isEmpty() && Character.isDigit(version.charAt(0))) {
				String outlook = OFFICE + "\\" + version + "\\Outlook";
				places.add(new Place(version, this.registry.subkeys(Root.USER, outlook + "\\Profiles"),
						this.registry.text(Root.USER, outlook, DEFAULT)));
			}
		}
		return places;
	}

	private static Predicate<Place> isOf(LocatedMapi located, OfficeInstallation office) {
		// several versions may be installed
		String version = Objects.requireNonNullElse(located.version(), Objects.requireNonNull(office.version()));
		String major = version.split("\\.")[0];
		String own = (Integer.parseInt(major) >= FIRST_OWN) ? major + ".0" : null;
		return (place) -> Objects.equals(place.version(), own);
	}

	private static PreflightVerdict none(boolean outlooks) {
		return verdict(outlooks, PreflightFinding.NO_PROFILE, "The user that this process runs as has no MAPI profile",
				"Start Outlook once as that user, or create a profile in 'Mail' of the Control Panel; for a Windows "
						+ "service, log on once as its account and do so there, and let the service load that account's profile");
	}

	private static PreflightVerdict noDefault() {
		return PreflightVerdict.warning(PreflightFinding.NO_DEFAULT_PROFILE,
				"No profile is configured, and the user that this process runs as has no default profile",
				"Name a profile for the sessions, or choose the one that is always used in 'Mail' of the Control Panel");
	}

	private static PreflightVerdict notFound(boolean outlooks, boolean elsewhere) {
		if (elsewhere) {
			return PreflightVerdict.warning(PreflightFinding.PROFILE_NOT_FOUND,
					"The profile that is named for the sessions is one of another version of Outlook",
					"Start the installed Outlook once as the user of this process, so that it takes the profile over, or "
							+ "create the profile anew in 'Mail' of the Control Panel");
		}
		return verdict(outlooks, PreflightFinding.PROFILE_NOT_FOUND,
				"The user that this process runs as has MAPI profiles, but not the one that is named for the sessions",
				"Correct the name to that of a profile in 'Mail' of the Control Panel, as the user of this process, or create "
						+ "the profile there");
	}

	private static PreflightVerdict verdict(boolean outlooks, PreflightFinding finding, String sentence,
			String remedy) {
		return outlooks ? PreflightVerdict.error(finding, sentence, remedy)
				: PreflightVerdict.warning(finding, sentence, remedy);
	}

	/**
	 * Where profiles are kept.
	 *
	 * @param version the version of Outlook that keeps them there, or {@code null} for
	 * those before {@link #FIRST_OWN}
	 * @param profiles their names
	 * @param defaultProfile the name of the default profile, or {@code null}
	 */
	private record Place(@Nullable String version, List<String> profiles, @Nullable String defaultProfile) {

		boolean has(@Nullable String name) {
			return this.profiles.stream().anyMatch((profile) -> profile.equalsIgnoreCase(name));
		}

	}

}
