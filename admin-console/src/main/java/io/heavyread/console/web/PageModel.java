package io.heavyread.console.web;

import java.util.HashMap;
import java.util.Map;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.format.Format;

import org.springframework.stereotype.Component;

/** What every page and every fragment can use. */
@Component
public class PageModel {

	private final String environment;

	PageModel(ConsoleProperties properties) {
		this.environment = properties.environment();
	}

	/** Return the values by name. */
	public Map<String, Object> common(FleetSnapshot fleet) {
		Map<String, Object> values = new HashMap<>();
		values.put("f", Format.INSTANCE);
		values.put("why", Glossary.WORDS);
		values.put("fleet", fleet);
		values.put("now", fleet.at());
		values.put("sections", Section.values());
		values.put("environment", this.environment);
		return values;
	}

}
