package io.heavyread.local.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.heavyread.local.docker.Compose;
import io.heavyread.reader.server.ReaderProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every environment in compose files, manifests and the chart starts its service. */
class EnvironmentTests {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	static Stream<Block> blocks() {
		return Stream.concat(Block.ofCompose(), Block.ofManifests());
	}

	@Test
	void blocks_areAll() {
		assertThat(blocks()).hasSize(2 * 5 + 3 * 5);
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void environment_passesTheChecksOfItsService(Block block) {
		new ServiceSettings(block).bindAll();
	}

	/** A name that means nothing is a setting that somebody believes in. */
	@ParameterizedTest
	@MethodSource("blocks")
	void variable_isAPropertyOfItsService(Block block) throws IOException {
		Set<String> known = variables(new ServiceSettings(block));
		assertThat(block.variables().keySet()).filteredOn((name) -> name.startsWith("PLATFORM_"))
			.isNotEmpty()
			.extracting((name) -> name.replaceFirst("_\\d+_[A-Z]+$", ""))
			.isSubsetOf(known);
	}

	private static Set<String> variables(ServiceSettings settings) throws IOException {
		Set<String> names = new TreeSet<>();
		for (URL file : Collections.list(EnvironmentTests.class.getClassLoader().getResources(METADATA))) {
			try (InputStream stream = file.openStream()) {
				String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
				((List<?>) JsonParserFactory.getJsonParser().parseMap(json).getOrDefault("properties", List.of()))
					.stream()
					.map((property) -> (Map<?, ?>) property)
					.filter((property) -> settings.owns("" + property.get("sourceType")))
					.forEach((property) -> names.add(variable("" + property.get("name"))));
			}
		}
		return names;
	}

	private static String variable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	@Test
	void badValue_isFound() {
		Block bad = new Block("bad", "reader", Map.of("PLATFORM_READER_DRAINDELAY", "-1s"));
		assertThatThrownBy(() -> new ServiceSettings(bad).bindAll()).rootCause()
			.hasMessageContaining("platform.reader.drain-delay");
	}

	/** Docker kills what has not ended by then. */
	@ParameterizedTest
	@MethodSource("composedReaders")
	void readersGracePeriod_isLongerThanItsDrain(Block block) {
		ReaderProperties reader = new ServiceSettings(block).bind(ReaderProperties.class);
		String grace = new Compose().service("reader-1").at("stop_grace_period").text();
		assertThat(Duration.ofSeconds(Integer.parseInt(grace.replace("s", ""))))
			.isGreaterThan(reader.drainDelay().plus(reader.drainTimeout()).plusSeconds(2));
	}

	static Stream<Block> composedReaders() {
		return Block.ofCompose().filter((block) -> block.service().equals("reader"));
	}

}
