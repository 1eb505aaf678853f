// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A report as lines that people can read and that a parent process can take in. The home
 * of the user is taken out of paths. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class ReportLines {

	/** The line after the last one: without it, a report was cut off. */
	public static final String END = "end of report";

	private static final String SEPARATOR = "\t";

	private static final String FACT = "fact";

	private static final String HOME = "%USERPROFILE%";

	private ReportLines() {
	}

	/**
	 * Returns the lines of a report, without {@link #END}.
	 * @param report the report
	 * @return the lines
	 */
	public static List<String> of(PreflightReport report) {
		String home = System.getProperty("user.home", "");
		List<String> lines = new ArrayList<>();
		report.facts().forEach((name, value) -> lines.add(line(home, FACT, name, value)));
		report.verdicts()
			.forEach((verdict) -> lines.add(line(home, verdict.severity().name().toLowerCase(Locale.ROOT),
					verdict.finding().name(), verdict.sentence(), verdict.remedy())));
		return lines;
	}

	private static String line(String home, String... fields) {
		List<String> clean = new ArrayList<>();
		for (String field : fields) {
			clean.add(withoutHome(field, home).replaceAll("\\s+", " ").strip());
		}
		return String.join(SEPARATOR, clean);
	}

	private static String withoutHome(String text, String home) {
		if (home.length() < 2) {
			return text;
		}
		StringBuilder changed = new StringBuilder();
		String lower = text.toLowerCase(Locale.ROOT);
		String wanted = home.toLowerCase(Locale.ROOT);
		int done = 0;
		int found = lower.indexOf(wanted);
		while (found >= 0) {
			changed.append(text, done, found).append(HOME);
			done = found + home.length();
			found = lower.indexOf(wanted, done);
		}
		return changed.append(text.substring(done)).toString();
	}

	/**
	 * Returns the report that lines stand for. Other lines in between, such as those of a
	 * log, are passed over.
	 * @param lines what a child process has written
	 * @return the report, or {@code null} if it was cut off
	 */
	public static @Nullable PreflightReport parse(List<String> lines) {
		if (!lines.contains(END)) {
			return null;
		}
		return parseBegun(lines);
	}

	/**
	 * Returns as much of a report as there is.
	 * @param lines what a child process has written
	 * @return the report, which may be cut off
	 */
	static PreflightReport parseBegun(List<String> lines) {
		Map<String, String> facts = new LinkedHashMap<>();
		List<PreflightVerdict> verdicts = new ArrayList<>();
		for (String line : lines) {
			String[] fields = line.split(SEPARATOR, -1);
			if (fields.length == 3 && fields[0].equals(FACT)) {
				facts.put(fields[1], fields[2]);
			}
			else if (fields.length == 4) {
				Severity severity = constant(Severity.class, fields[0].toUpperCase(Locale.ROOT));
				PreflightFinding finding = constant(PreflightFinding.class, fields[1]);
				if (severity != null && finding != null) {
					verdicts.add(new PreflightVerdict(finding, severity, fields[2], fields[3]));
				}
			}
		}
		return new PreflightReport(verdicts, facts);
	}

	private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		return null;
	}

}
