package io.heavyread.writer.http;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON objects as bytes: UTF-8, no white space, fields in the order they are written.
 */
public final class Json {

	/** The factory of everything that the writer reads and writes. */
	public static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
		.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
		.build();

	private Json() {
	}

	/** Return the object whose fields the callback writes. */
	public static byte[] object(Consumer<JsonGenerator> fields) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
			json.writeStartObject();
			fields.accept(json);
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

	/**
	 * Return the text in double quotes, shortened, with everything but printable ASCII
	 * replaced: foreign input as a problem's detail may show it.
	 */
	public static String quoted(String text) {
		String start = (text.length() > 40) ? text.substring(0, 40) + "..." : text;
		return '"' + start.replaceAll("[^ -~]", "?") + '"';
	}

}
