package io.heavyread.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.heavyread.local.docker.Yaml;
import io.heavyread.service.ShortNames;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The properties of one service, bound as at its start: its own file below the
 * environment, and the checks of each record.
 */
final class ServiceSettings {

	/** The module of a service, and where its properties are. */
	private static final Map<String, List<String>> PARTS = Map.of("reader",
			List.of("platform-reader", "io.heavyread.reader", "io.heavyread.cache"), "writer",
			List.of("platform-writer", "io.heavyread.writer", "io.heavyread.store"), "console",
			List.of("admin-console", "io.heavyread.console"));

	private static final List<String> SHARED = List.of("io.heavyread.protocol", "io.heavyread.service");

	private final Binder binder;

	private final List<Class<?>> records;

	ServiceSettings(Block block) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, block.variables()));
		List<String> parts = PARTS.get(block.service());
		load(parts.get(0) + "/src/main/resources/" + block.service() + ".yaml")
			.forEach(environment.getPropertySources()::addLast);
		new ShortNames().postProcessEnvironment(environment, new SpringApplication());
		ConfigurationPropertySources.attach(environment);
		this.binder = Binder.get(environment);
		this.records = Stream.concat(parts.stream().skip(1), SHARED.stream())
			.<Class<?>>flatMap((name) -> records(name).stream())
			.toList();
	}

	private static List<PropertySource<?>> load(String file) {
		try {
			return new YamlPropertySourceLoader().load(file, new FileSystemResource(Yaml.path(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Class<?>> records(String parent) {
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scan.findCandidateComponents(parent)
			.stream()
			.<Class<?>>map((found) -> ClassUtils.resolveClassName("" + found.getBeanClassName(), null))
			.toList();
	}

	/** Bind all; the checks of a record throw. */
	void bindAll() {
		this.records.forEach(this::bind);
	}

	/** Bind one. */
	<T> T bind(Class<T> type) {
		return this.binder.bindOrCreate(prefix(type), Bindable.of(type));
	}

	private static String prefix(Class<?> type) {
		return MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix");
	}

	/** Tell whether a type of the metadata is one of the service's records, or within. */
	boolean owns(String type) {
		return this.records.stream().anyMatch((own) -> (type + "$").startsWith(own.getName() + "$"));
	}

}
