package io.heavyread.reader;

import io.heavyread.cache.boot.ReaderCacheConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The reader as a process of its own, or as one of several in a process. */
@SpringBootApplication(proxyBeanMethods = false)
@ImportAutoConfiguration(ReaderCacheConfiguration.class)
public class ReaderApplication {

	private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

	public static void main(String[] args) {
		// Samples of Netty's buffers cost 2 % of each request; the tests look at every
		// one.
		if (System.getProperty(LEAK_DETECTION) == null) {
			System.setProperty(LEAK_DETECTION, "disabled");
		}
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
