/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi.preflight;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.nativemapi.windows.Registry;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import org.jspecify.annotations.Nullable;

/**
 * Counts the MAPI profiles of the user of this process. Their names are user data, and
 * are told to nobody.
 * <p>
 * Source: "Mapping of profiles in the registry" (Outlook MAPI reference).
 */
final class ProfileCheck {

	private static final String MESSAGING = "Software\\Microsoft\\Windows NT\\CurrentVersion\\"
			+ "Windows Messaging Subsystem\\Profiles";

	private static final String OFFICE = "Software\\Microsoft\\Office";

	private final Registry registry;

	ProfileCheck(Registry registry) {
		this.registry = registry;
	}

	void check(@Nullable LocatedMapi located, OfficeInstallation office, Map<String, String> facts,
			List<PreflightVerdict> verdicts) {
		int profiles = count();
		facts.put("profiles", String.valueOf(profiles));
		if (profiles > 0 || located == null) {
			return;
		}
		String sentence = "The user that this process runs as has no MAPI profile";
		String remedy = "Start Outlook once as that user, or create a profile in 'Mail' of the Control Panel; for a Windows "
				+ "service, log on once as its account and do so there, and let the service load that account's profile";
		boolean outlooks = office.isOutlookInstalled()
				&& located.path().toLowerCase(Locale.ROOT).endsWith("\\olmapi32.dll");
		// who knows where another MAPI keeps its profiles
		verdicts.add(outlooks ? PreflightVerdict.error(PreflightFinding.NO_PROFILE, sentence, remedy)
				: PreflightVerdict.warning(PreflightFinding.NO_PROFILE, sentence, remedy));
	}

	private int count() {
		int count = this.registry.subkeys(Root.USER, MESSAGING).size();
		for (String version : this.registry.subkeys(Root.USER, OFFICE)) {
			if (!version.isEmpty() && Character.isDigit(version.charAt(0))) {
				count += this.registry.subkeys(Root.USER, OFFICE + "\\" + version + "\\Outlook\\Profiles").size();
			}
		}
		return count;
	}

}
