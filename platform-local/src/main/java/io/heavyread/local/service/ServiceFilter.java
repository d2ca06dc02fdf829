package io.heavyread.local.service;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out auto-configurations that belong to another service of the local run. In this
 * module all services share one class path, so each would see the others' libraries: the
 * writer would ask for a login, the console would become a gateway. The property
 * {@link #SERVICE} decides, which the local run sets; without it nothing is left out.
 */
public class ServiceFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	/** Which service a context is: reader, writer, console or gateway. */
	public static final String SERVICE = "platform.local.service";

	private static final List<Rule> RULES = List.of(new Rule("org.springframework.cloud.", Set.of("gateway")),
			new Rule("org.springframework.boot.cache.", Set.of("gateway")),
			new Rule("org.springframework.boot.security.", Set.of("console")),
			new Rule("org.springframework.boot.thymeleaf.", Set.of("console")),
			new Rule("io.github.wimdeblauwe.", Set.of("console")), new Rule("org.springdoc.", Set.of("console")),
			new Rule("org.springframework.boot.data.", Set.of("reader", "writer", "console")));

	private @Nullable String service;

	@Override
	public void setEnvironment(Environment environment) {
		this.service = environment.getProperty(SERVICE);
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || this.service == null || isFor(name, this.service);
		}
		return matches;
	}

	private static boolean isFor(String name, String service) {
		return RULES.stream()
			.filter((rule) -> name.startsWith(rule.prefix))
			.allMatch((rule) -> rule.services.contains(service));
	}

	/**
	 * Auto-configurations that only some services take.
	 *
	 * @param prefix how their class names begin
	 * @param services the services that take them
	 */
	private record Rule(String prefix, Set<String> services) {
	}

}
