package io.heavyread.reader;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The reader as a process of its own, or as one of several in a process. */
@SpringBootApplication(proxyBeanMethods = false)
public class ReaderApplication {

	public static void main(String[] args) {
		builder().run(args);
	}

	/**
	 * Return the application with its own configuration file, {@code reader.yaml}. What
	 * differs between instances is passed to {@code run} as arguments.
	 */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(ReaderApplication.class).properties("spring.config.name=reader");
	}

}
