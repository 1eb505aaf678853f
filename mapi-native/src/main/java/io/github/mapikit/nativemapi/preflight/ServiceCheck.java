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
import java.util.Map;

import io.github.mapikit.nativemapi.windows.WindowsProcess;

/**
 * Looks at whether the process is a Windows service, and whether MAPI will be told so.
 * <p>
 * Source: "Calling MAPI from Windows services" (MAPI documentation).
 */
final class ServiceCheck {

	private final WindowsProcess process;

	private final ServiceMode mode;

	ServiceCheck(WindowsProcess process, ServiceMode mode) {
		this.process = process;
		this.mode = mode;
	}

	void check(Map<String, String> facts, List<PreflightVerdict> verdicts) {
		boolean service = this.process.isService();
		String place = "session %d, window station '%s'".formatted(this.process.sessionId(),
				this.process.windowStation());
		facts.put("process", place);
		if (service && this.mode == ServiceMode.OFF) {
			verdicts.add(PreflightVerdict.warning(PreflightFinding.SERVICE_FLAGS,
					"The process runs where Windows services run (%s), but MAPI will not be told so".formatted(place),
					"Set 'mapi.native.service' to 'auto'"));
		}
		else if (!service && this.mode == ServiceMode.ON) {
			verdicts.add(PreflightVerdict.warning(PreflightFinding.SERVICE_FLAGS,
					"The process is no Windows service (%s), but MAPI will be told that it is one".formatted(place),
					"Set 'mapi.native.service' to 'auto'"));
		}
		else if (service) {
			verdicts.add(PreflightVerdict.info(PreflightFinding.SERVICE,
					"The process runs where Windows services run (%s): MAPI is told so with 'MAPI_NT_SERVICE' and "
						.formatted(place) + "'MAPI_NO_MAIL', and opens no window"));
		}
	}

}
