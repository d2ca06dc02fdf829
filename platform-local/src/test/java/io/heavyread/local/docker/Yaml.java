package io.heavyread.local.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML or JSON file of the project.
 *
 * @param value a map, a list or a scalar
 */
public record Yaml(Object value) {

	private static final Path ROOT = Path.of("..");

	public static Path path(String file) {
		return ROOT.resolve(file);
	}

	public static String text(String file) {
		try {
			return Files.readString(path(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Yaml read(String file) {
		return parse(text(file));
	}

	public static Yaml parse(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setMaxAliasesForCollections(1000);
		return new Yaml(new org.yaml.snakeyaml.Yaml(new Resets(options)).load(text));
	}

	/** Return each document of a file that holds several. */
	public static List<Yaml> documents(String file) {
		return parseAll(text(file));
	}

	public static List<Yaml> parseAll(String text) {
		List<Yaml> documents = new ArrayList<>();
		new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)
			.forEach((document) -> documents.add(new Yaml(document)));
		return documents;
	}

	public static List<String> files(String directory, String suffix) {
		try (Stream<Path> files = Files.list(path(directory))) {
			return files.map((file) -> directory + "/" + file.getFileName())
				.filter((file) -> file.endsWith(suffix))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Return what lies under the keys; fails when there is nothing. */
	public Yaml at(String... keys) {
		Object found = this.value;
		for (String key : keys) {
			found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
		}
		return new Yaml(found);
	}

	public boolean has(String key) {
		return this.value instanceof Map<?, ?> map && map.get(key) != null;
	}

	public Map<String, Object> map() {
		@SuppressWarnings("unchecked")
		Map<String, Object> map = (Map<String, Object>) this.value;
		return map;
	}

	public List<Yaml> list() {
		return ((List<?>) this.value).stream().map((element) -> new Yaml(element)).toList();
	}

	public List<String> texts() {
		return list().stream().map(Yaml::text).toList();
	}

	public String text() {
		return this.value.toString();
	}

	/** Return the one element whose field has that value. */
	public Yaml named(String field, String name) {
		List<Yaml> found = list().stream()
			.filter((element) -> element.has(field) && element.at(field).text().equals(name))
			.toList();
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " elements with " + field + " " + name);
		}
		return found.get(0);
	}

	/** Knows the mark with which Compose takes away what a service inherits. */
	private static final class Resets extends SafeConstructor {

		Resets(LoaderOptions options) {
			super(options);
			this.yamlConstructors.put(new Tag("!reset"), new ConstructYamlNull());
		}

	}

}
