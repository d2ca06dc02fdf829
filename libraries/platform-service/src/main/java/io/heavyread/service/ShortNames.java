package io.heavyread.service;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes {@code REDIS_ADDR} (host:port) and {@code POD_ID} as short names of the
 * properties that they stand for. Properties that are set under their long names win.
 */
public final class ShortNames implements EnvironmentPostProcessor {

	private static final String DEFAULT_ADDRESS = "127.0.0.1:16379";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> values = new LinkedHashMap<>();
		address(environment.getProperty("REDIS_ADDR", DEFAULT_ADDRESS), values);
		String instance = environment.getProperty("POD_ID");
		if (instance != null) {
			values.put("platform.instance-id", instance);
		}
		values.put("logging.level.io.lettuce.core", "ERROR");
		environment.getPropertySources().addLast(new MapPropertySource("platformShortNames", values));
	}

	private static void address(String address, Map<String, Object> values) {
		int colon = address.lastIndexOf(':');
		Integer port = (colon > 0) ? port(address.substring(colon + 1)) : null;
		if (port == null) {
			throw new IllegalArgumentException("REDIS_ADDR must be host:port, but is '" + address + "'");
		}
		values.put("spring.data.redis.host", address.substring(0, colon));
		values.put("spring.data.redis.port", port);
	}

	private static @Nullable Integer port(String digits) {
		boolean number = digits.matches("[0-9]{1,5}");
		int port = number ? Integer.parseInt(digits) : 0;
		return (port > 0 && port < 65536) ? port : null;
	}

}
