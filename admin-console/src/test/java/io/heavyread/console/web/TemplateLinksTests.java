package io.heavyread.console.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Links of the templates, the parts that no test sees too. */
class TemplateLinksTests {

	/** {@code @{/posts}} gets the path that the console is below. */
	@Test
	void link_anywhere_isWrittenAsOneOfTheConsole() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
			List<Path> templates = files.filter((file) -> file.toString().endsWith(".html")).toList();
			assertThat(templates).hasSizeGreaterThan(10)
				.allSatisfy((template) -> assertThat(template).content()
					.doesNotContainPattern("(?<![:\\w-])(href|action|src)=\"/"));
		}
	}

}
