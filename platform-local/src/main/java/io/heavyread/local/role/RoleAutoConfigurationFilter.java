package io.heavyread.local.role;

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
 * {@code platform.role} decides; without it nothing is left out.
 */
class RoleAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final List<Rule> RULES = List.of(new Rule("org.springframework.cloud.", Set.of("gateway")),
			new Rule("org.springframework.boot.cache.", Set.of("gateway")),
			new Rule("org.springframework.boot.security.", Set.of("console")),
			new Rule("org.springframework.boot.thymeleaf.", Set.of("console")),
			new Rule("io.github.wimdeblauwe.", Set.of("console")), new Rule("org.springdoc.", Set.of("console")),
			new Rule("org.springframework.boot.data.", Set.of("reader", "writer", "console")),
			new Rule("io.heavyread.cache.", Set.of("reader", "writer", "console")));

	private @Nullable String role;

	@Override
	public void setEnvironment(Environment environment) {
		this.role = environment.getProperty("platform.role");
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || this.role == null || isFor(name, this.role);
		}
		return matches;
	}

	private static boolean isFor(String name, String role) {
		return RULES.stream()
			.filter((rule) -> name.startsWith(rule.prefix))
			.allMatch((rule) -> rule.roles.contains(role));
	}

	/**
	 * Auto-configurations that only some roles take.
	 *
	 * @param prefix how their class names begin
	 * @param roles the roles that take them
	 */
	private record Rule(String prefix, Set<String> roles) {
	}

}
