// SPDX-License-Identifier: Apache-2.0

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
					"Let the library find out whether it is one ('ServiceMode.AUTO')"));
		}
		else if (!service && this.mode == ServiceMode.ON) {
			verdicts.add(PreflightVerdict.warning(PreflightFinding.SERVICE_FLAGS,
					"The process is no Windows service (%s), but MAPI will be told that it is one".formatted(place),
					"Let the library find out whether it is one ('ServiceMode.AUTO')"));
		}
		else if (service) {
			verdicts.add(PreflightVerdict.info(PreflightFinding.SERVICE,
					"The process runs where Windows services run (%s): MAPI is told so with 'MAPI_NT_SERVICE' and "
						.formatted(place) + "'MAPI_NO_MAIL', and opens no window"));
		}
	}

}
