// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mapikit.boot.actuate.endpoint.MapiDescriptor;
import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.task.observation.ObservedMapiTasks;
import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.OptionsInForce;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.ThreadRole;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code docs/health-and-metrics.md} with the code.
 */
class HealthAndMetricsDocumentTests {

	private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final String document = read();

	@Test
	void whenMetersAreListedThenTheyAreThoseThatExist() {
		Map<String, String> existing = new TreeMap<>();
		for (Meter meter : meters()) {
			String tags = meter.getId().getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining(" "));
			existing.put(meter.getId().getName(), meter.getId().getType().name().toLowerCase(Locale.ROOT) + " " + tags);
		}
		Map<String, String> listed = new TreeMap<>();
		rows("Meters").forEach((cells) -> listed.put(codes(cells.get(0)).get(0),
				cells.get(1) + " " + codes(cells.get(2)).stream().sorted().collect(Collectors.joining(" "))));
		assertThat(listed).isEqualTo(existing);
	}

	@Test
	void whenBoundsAreToldThenTheyAreThoseOfTheMeters() {
		assertThat(this.document)
			.contains("%d tasks an executor, %d executors, %d pairs of operation and code, %d kinds".formatted(
					MapiMetrics.MAX_TASKS, MapiMetrics.MAX_EXECUTORS, MapiMetrics.MAX_ERRORS, MapiMetrics.MAX_KINDS),
					"counted as `" + MapiMetrics.OTHER + "`");
	}

	@Test
	void whenDetailsAreListedThenTheyAreThoseOfHealth() {
		Map<String, Object> details = health().getDetails();
		List<String> listed = rows("Health").stream()
			.map((cells) -> codes(cells.get(0)).get(0))
			.filter((name) -> !name.equals(name.toUpperCase(Locale.ROOT)))
			.toList();
		assertThat(listed).containsExactlyInAnyOrderElementsOf(details.keySet());
		Set<String> told = new TreeSet<>();
		rows("Health").forEach((cells) -> cells.forEach((cell) -> told.addAll(codes(cell))));
		details.forEach((name, value) -> assertThat(told).as(name).containsAll(keys(value)));
	}

	@Test
	void whenStatesAreListedThenTheyExist() {
		assertThat(this.document).contains(
				Stream.of(RuntimeState.values()).map((state) -> "`" + state + "`").collect(Collectors.joining(", ")));
		assertThat(codes(section("Readiness and liveness"))).contains(ReadinessState.REFUSING_TRAFFIC.name(),
				ReadinessState.ACCEPTING_TRAFFIC.name(), LivenessState.BROKEN.name());
	}

	@Test
	void whenEndpointIsShownThenItHasAllThatTheEndpointTellsAndNothingElse() {
		String json = between(section("Endpoint"), "```json", "```");
		MapiDescriptor shown = JsonMapper.builder()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
			.build()
			.readValue(json, MapiDescriptor.class);
		assertThat(shown.threads()).hasSize(2);
		assertThat(shown.rules()).containsExactly(new MapiDescriptor.Rule("R1", MapiRule.R1.text(), 0));
	}

	@Test
	void whenPropertiesAreNamedThenTheyExist() throws Exception {
		Set<String> known = new TreeSet<>();
		meters().forEach((meter) -> known.add(meter.getId().getName()));
		known.add(Objects.requireNonNull(observation().getName()));
		try (InputStream metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			assertThat(metadata).isNotNull();
			for (JsonNode property : new JsonMapper().readTree(metadata).get("properties")) {
				known.add(property.get("name").asString());
			}
		}
		List<String> named = codes(this.document).stream()
			.filter((code) -> code.startsWith("mapi.") || code.startsWith("management.health."))
			.map((code) -> code.replaceFirst("=.*", ""))
			.toList();
		assertThat(named).hasSizeGreaterThan(20);
		assertThat(known).containsAll(named);
	}

	@Test
	void whenKeysOfObservationsAreListedThenTheyAreThose() throws Exception {
		List<String> keys = section("Observations").lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.split("`")[1])
			.toList();
		assertThat(observation().getLowCardinalityKeyValues()).extracting(KeyValue::getKey)
			.containsExactlyInAnyOrderElementsOf(keys);
	}

	private static Observation.Context observation() throws Exception {
		AtomicReference<Observation.Context> observed = new AtomicReference<>();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> {
			observed.set(context);
			return false;
		});
		new ObservedMapiTasks(registry, MapiProcess.JVM, null).instrument("worker", TaskOptions.named("a"), () -> 1)
			.call();
		return observed.get();
	}

	private List<Meter> meters() {
		MapiMetrics metrics = new MapiMetrics(this.registry, MapiProcess.JVM, Optional::empty);
		metrics.onTaskStarted("worker", "a", 1);
		metrics.onTaskFinished("worker", "a", TaskOutcome.SUCCESS, 1);
		metrics.onTaskRejected("worker", "a");
		metrics.onTaskTimedOut("worker", "a");
		metrics.onCallFailed("a", MapiErrors.MAPI_E_BUSY);
		metrics.onLeak("folder", "a");
		return this.registry.getMeters();
	}

	private static Health health() {
		FakeDriver driver = FakeDriver.withPrivateData();
		ThreadSnapshot thread = new ThreadSnapshot("mapi-primary", ThreadRole.PRIMARY, "primary",
				ThreadSnapshot.State.BUSY, null, 1, 0, 0, null, "task", "call", Duration.ZERO, true, List.of());
		FailureSummary failure = FailureSummary.of(new IllegalStateException());
		PoolSnapshot pool = new PoolSnapshot("worker", 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, failure);
		RuntimeSnapshot snapshot = new RuntimeSnapshot(RuntimeState.FAILED, "test", "jvm", List.of(), driver.info(),
				Map.of(),
				new OptionsInForce(
						Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1),
						false, LeakDetection.SIMPLE, SessionRecovery.DEFAULTS),
				driver.diagnostics(), failure, thread, null, Duration.ZERO, Duration.ZERO, false, false, List.of(pool),
				List.of(), new SessionsSnapshot(0, 1, 0, 1, 1, 1, Instant.EPOCH, failure),
				List.of(new SubscriptionSnapshot("mail", SubscriptionState.INTERRUPTED, Instant.EPOCH, failure, 0, 0, 0,
						0, null)),
				0, 0, 0, 0, 0, 0, Map.of());
		Health health = new MapiHealthIndicator(() -> RuntimeState.FAILED, () -> Optional.of(snapshot),
				new HeartbeatAgeLimit(null))
			.health();
		assertThat(health).isNotNull();
		return health;
	}

	private static Set<String> keys(Object value) {
		Set<String> keys = new TreeSet<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, child) -> {
				// the name of an executor is the user's
				if (!key.equals("worker")) {
					keys.add(String.valueOf(key));
				}
				keys.addAll(keys(child));
			});
		}
		else if (value instanceof Collection<?> collection) {
			collection.forEach((child) -> keys.addAll(keys(child)));
		}
		return keys;
	}

	private List<List<String>> rows(String title) {
		return section(title).lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::trim).toList())
			.toList();
	}

	private String section(String title) {
		return between(this.document + "\n## ", "\n## " + title + "\n", "\n## ");
	}

	private static String between(String text, String start, String end) {
		int from = text.indexOf(start);
		assertThat(from).as(start).isNotNegative();
		return text.substring(from + start.length(), text.indexOf(end, from + start.length()));
	}

	private static List<String> codes(String text) {
		return CODE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private static String read() {
		try {
			return Files.readString(Path.of("..", "docs", "health-and-metrics.md"));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The document is not there", ex);
		}
	}

}
