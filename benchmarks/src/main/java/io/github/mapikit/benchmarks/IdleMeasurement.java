// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.mapikit.benchmarks.web.WebApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What an idle runtime costs: how often its threads wake up in a minute, and the
 * processor time that they take. Reads the kernel's numbers, so it runs on Linux.
 */
public final class IdleMeasurement {

	private static final Path TASKS = Path.of("/proc/self/task");

	private IdleMeasurement() {
	}

	/**
	 * Starts an application, leaves it alone, and counts.
	 * @param arguments for how long, a minute by default
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws InterruptedException {
		Duration time = Duration.parse((arguments.length > 0) ? arguments[0] : "PT60S");
		SpringApplication application = new SpringApplication(WebApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn"));
		try (ConfigurableApplicationContext context = application.run()) {
			Thread.sleep(10_000);
			Map<String, Numbers> before = threads();
			Thread.sleep(time.toMillis());
			Map<String, Numbers> after = threads();
			report(context, time, before, after);
		}
	}

	private static void report(ConfigurableApplicationContext context, Duration time, Map<String, Numbers> before,
			Map<String, Numbers> after) {
		System.out.printf("idle for %s with heartbeats every %s%n", time,
				context.getEnvironment().getProperty("mapi.heartbeat.interval", "30s (default)"));
		double cpu = 0;
		for (Map.Entry<String, Numbers> thread : after.entrySet()) {
			Numbers was = before.getOrDefault(thread.getKey(), new Numbers(0, 0));
			double seconds = (thread.getValue().nanos() - was.nanos()) / 1e9;
			cpu += seconds;
			System.out.printf("%s: %d wake-ups, %.6f s%n", thread.getKey(),
					thread.getValue().switches() - was.switches(), seconds);
		}
		System.out.printf("processor time: %.4f %% of one core (goal: under 0.05 %%)%n", 100 * cpu / time.toSeconds());
	}

	private static Map<String, Numbers> threads() {
		Map<String, Numbers> numbers = new TreeMap<>();
		try (Stream<Path> tasks = Files.list(TASKS)) {
			for (Path task : tasks.toList()) {
				String name = Files.readString(task.resolve("comm")).strip();
				if (name.startsWith("mapi-")) {
					numbers.put(name + "/" + task.getFileName(), read(task));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("This measurement needs Linux", ex);
		}
		return numbers;
	}

	private static Numbers read(Path task) throws IOException {
		long switches = Files.readAllLines(task.resolve("status"))
			.stream()
			.filter((line) -> line.startsWith("voluntary_ctxt_switches"))
			.mapToLong((line) -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
			.sum();
		long nanos = Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]);
		return new Numbers(switches, nanos);
	}

	private record Numbers(long switches, long nanos) {

	}

}
