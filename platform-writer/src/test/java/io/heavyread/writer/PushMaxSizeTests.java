package io.heavyread.writer;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest body that is published, under its name and the one of earlier versions. */
class PushMaxSizeTests {

	private static final String NAME = "platform.store.push-max-size";

	private final ApplicationContextRunner writer = new ApplicationContextRunner()
		.withPropertyValues("spring.config.name=writer")
		.withInitializer(new ConfigDataApplicationContextInitializer());

	@Test
	void nothingSet_isTheDefault() {
		this.writer.run((context) -> assertThat(context.getEnvironment().getProperty(NAME)).isEqualTo("64KB"));
	}

	@Test
	void nameOfEarlierVersions_counts() {
		this.writer.withPropertyValues("platform.cache.push-max-size=1KB")
			.run((context) -> assertThat(context.getEnvironment().getProperty(NAME)).isEqualTo("1KB"));
	}

	@Test
	void itsOwnName_wins() {
		this.writer.withPropertyValues("platform.cache.push-max-size=1KB", NAME + "=2KB")
			.run((context) -> assertThat(context.getEnvironment().getProperty(NAME)).isEqualTo("2KB"));
	}

}
