package io.heavyread.local.docker;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/operations.md names every property and every variable. */
class HandbookTests {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private final String handbook = Yaml.text("docs/operations.md");

	@Test
	void everyProperty_hasARow() throws IOException {
		Set<String> missing = new TreeSet<>(properties());
		assertThat(missing).hasSizeGreaterThan(60);
		missing.removeIf((name) -> this.handbook.contains("\n| `" + name + "` | "));
		assertThat(missing).isEmpty();
	}

	private static Set<String> properties() throws IOException {
		Set<String> names = new TreeSet<>();
		List<URL> files = Collections.list(HandbookTests.class.getClassLoader().getResources(METADATA));
		for (URL file : files) {
			try (var stream = file.openStream()) {
				String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
				List<?> properties = (List<?>) JsonParserFactory.getJsonParser()
					.parseMap(json)
					.getOrDefault("properties", List.of());
				properties.forEach((one) -> names.add("" + ((Map<?, ?>) one).get("name")));
			}
		}
		names.removeIf((name) -> !name.startsWith("platform."));
		return names;
	}

	@Test
	void everyVariable_hasARow() {
		Yaml.text(".env.example")
			.lines()
			.filter((line) -> line.matches("[A-Z_]+=.*"))
			.map((line) -> line.substring(0, line.indexOf('=')))
			.forEach((name) -> assertThat(this.handbook).contains("`" + name + "`"));
	}

}
