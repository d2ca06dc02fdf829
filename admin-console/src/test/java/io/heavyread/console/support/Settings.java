package io.heavyread.console.support;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import io.heavyread.console.ConsoleProperties;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of a console without a console. */
public final class Settings {

	private Settings() {
	}

	/** Return the defaults but for these, such as {@code audit-size=3}. */
	public static ConsoleProperties of(String... settings) {
		Map<String, String> properties = Arrays.stream(settings)
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toMap((setting) -> "platform.console." + setting[0], (setting) -> setting[1]));
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("platform.console",
				ConsoleProperties.class);
	}

}
