package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One of the documents in {@code docs/openapi}, and what a reply has that the document
 * does not, or the other way round.
 */
public final class OpenApi {

	private final Map<?, ?> document;

	private OpenApi(Map<?, ?> document) {
		this.document = document;
	}

	/** Read a document by its name, without the suffix. */
	public static OpenApi read(String name) {
		try {
			String text = Files.readString(Repository.file("docs/openapi/" + name + ".yaml"));
			return new OpenApi(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Return the operations as method, space and path, in order. */
	public TreeSet<String> operations() {
		TreeSet<String> operations = new TreeSet<>();
		map(this.document, "paths").forEach((path, item) -> ((Map<?, ?>) item).keySet().forEach((method) -> {
			if (!method.equals("parameters")) {
				operations.add(method.toString().toUpperCase(java.util.Locale.ROOT) + " " + path);
			}
		}));
		return operations;
	}

	/**
	 * Return how a reply differs from what is documented, as sentences.
	 * @param json the body as maps, lists and scalars, null without a body
	 */
	public List<String> differences(String method, String path, int status, @Nullable String contentType,
			@Nullable Object json) {
		Map<?, ?> operation = map(map(this.document, "paths"), path, method.toLowerCase(java.util.Locale.ROOT));
		Object response = map(operation, "responses").get("" + status);
		if (response == null) {
			return List.of("status " + status + " is not documented for " + method + " " + path);
		}
		Map<?, ?> content = resolved(response);
		if (!(content.get("content") instanceof Map<?, ?> types)) {
			return (json != null) ? List.of("a body with status " + status) : List.of();
		}
		if (!(types.get("" + contentType) instanceof Map<?, ?> type)) {
			return List.of("the type " + contentType + " with status " + status);
		}
		List<String> found = new ArrayList<>();
		compare(resolved(map(type, "schema")), json, "body", found);
		return found;
	}

	private void compare(Map<?, ?> schema, @Nullable Object value, String where, List<String> found) {
		if (!types(schema).contains(typeOf(value))
				&& !(typeOf(value).equals("integer") && types(schema).contains("number"))) {
			found.add(where + " is " + typeOf(value) + ", not " + types(schema));
		}
		if (schema.get("enum") instanceof List<?> values && value != null && !values.contains(value)) {
			found.add(where + " is " + value + ", not one of " + values);
		}
		if (schema.get("pattern") instanceof String pattern && value instanceof String text && !text.matches(pattern)) {
			found.add(where + " is " + text + ", which does not match " + pattern);
		}
		if (value instanceof List<?> elements && schema.containsKey("items")) {
			elements.forEach((element) -> compare(resolved(map(schema, "items")), element, where + "[]", found));
		}
		if (value instanceof Map<?, ?> fields) {
			compareFields(schema, fields, where, found);
		}
	}

	private void compareFields(Map<?, ?> schema, Map<?, ?> fields, String where, List<String> found) {
		if (schema.get("required") instanceof List<?> required) {
			required.stream()
				.filter((name) -> !fields.containsKey(name))
				.forEach((name) -> found.add(where + " has no " + name));
		}
		if (!(schema.get("properties") instanceof Map<?, ?> properties)) {
			return;
		}
		fields.forEach((name, value) -> {
			if (properties.containsKey(name)) {
				compare(resolved(map(properties, "" + name)), value, where + "." + name, found);
			}
			else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
				found.add(where + " has " + name + " besides");
			}
		});
	}

	private static List<?> types(Map<?, ?> schema) {
		return (schema.get("type") instanceof List<?> several) ? several : List.of("" + schema.get("type"));
	}

	private static String typeOf(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof Number number) {
			return (number instanceof Double || number instanceof java.math.BigDecimal) ? "number" : "integer";
		}
		if (value instanceof Boolean) {
			return "boolean";
		}
		return (value instanceof Map) ? "object" : (value instanceof List) ? "array" : "string";
	}

	private Map<?, ?> resolved(Object node) {
		Map<?, ?> map = (Map<?, ?>) node;
		return (map.get("$ref") instanceof String reference) ? map(this.document, reference.substring(2).split("/", -1))
				: map;
	}

	private static Map<?, ?> map(Map<?, ?> from, String... keys) {
		Map<?, ?> found = from;
		for (String key : keys) {
			if (!(found.get(key) instanceof Map<?, ?> next)) {
				throw new AssertionError("there is no " + key + " in " + found.keySet());
			}
			found = next;
		}
		return found;
	}

}
