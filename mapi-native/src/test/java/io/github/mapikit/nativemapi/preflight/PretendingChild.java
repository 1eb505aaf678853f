// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A child process that behaves as broken installations let it.
 */
public final class PretendingChild {

	static final PreflightReport REPORT = new PreflightReport(
			List.of(PreflightVerdict.warning(PreflightFinding.NO_PROFILE, "No\tprofile\nhere", "Create one"),
					PreflightVerdict.info(PreflightFinding.USABLE, "Nothing stands in the way of MAPI")),
			Map.of("library", "'C:\\olmapi32.dll'"));

	private PretendingChild() {
	}

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		out.println("12:00:00 INFO a log\tof\tsomebody\telse");
		ReportLines.of(REPORT).forEach(out::println);
		switch (arguments[0]) {
			case "report" -> out.println(ReportLines.END);
			case "where" -> {
				out.println("fact\tfolder\t" + Path.of("").toAbsolutePath().getFileName());
				out.println(ReportLines.END);
			}
			case "crash" -> Runtime.getRuntime().halt(5);
			default -> {
				while (true) {
					LockSupport.park();
				}
			}
		}
	}

}
