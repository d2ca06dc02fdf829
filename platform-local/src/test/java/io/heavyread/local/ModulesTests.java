package io.heavyread.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.heavyread.protocol.test.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code mvn spring-boot:run} in the root needs of each module. */
class ModulesTests {

	private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

	static Stream<String> modules() throws IOException {
		return MODULE.matcher(pom("")).results().map((found) -> found.group(1));
	}

	private static String pom(String module) throws IOException {
		return Files.readString(Repository.file(module).resolve("pom.xml"));
	}

	/** Maven looks for a plugin by its short name in each project anew. */
	@ParameterizedTest
	@MethodSource("modules")
	void module_knowsThePluginsThatPeopleCall(String module) throws IOException {
		String pom = pom(module);
		boolean inherits = pom.contains("<artifactId>heavyread-platform</artifactId>");
		assertThat(inherits || (pom.contains("<artifactId>spring-boot-maven-plugin</artifactId>")
				&& pom.contains("<artifactId>spring-javaformat-maven-plugin</artifactId>")))
			.isTrue();
	}

}
