package io.heavyread.writer.posts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.protocol.PostId;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the body of {@code POST /create}: one flat JSON object of known fields, each a
 * string, each at most once. Anything else ends the request with 400.
 */
final class DraftReader {

	private static final List<String> FIELDS = List.of("id", "title", "content", "author");

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private DraftReader() {
	}

	static PostDraft read(byte[] body) {
		Map<String, @Nullable String> fields = fields(text(body));
		String id = fields.get("id");
		if (id != null && !PostId.isValid(id)) {
			throw Problem.badRequest("The id must be 1 to " + PostId.MAX_LENGTH
					+ " characters of A-Z a-z 0-9 . _ : - and not only dots, but is " + Json.quoted(id) + ".");
		}
		String title = fields.get("title");
		if (title == null || !VisibleText.in(title)) {
			throw Problem.badRequest("The title must be a string with at least one visible character.");
		}
		return new PostDraft(id, title, orEmpty(fields.get("content")), orEmpty(fields.get("author")));
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static String text(byte[] body) {
		try {
			String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
			if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
				throw Problem.badRequest("The body begins with a byte order mark.");
			}
			return text;
		}
		catch (CharacterCodingException ex) {
			throw Problem.badRequest("The body is not valid UTF-8.");
		}
	}

	private static Map<String, @Nullable String> fields(String text) {
		try (JsonParser json = Json.FACTORY.createParser(ObjectReadContext.empty(), text)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw Problem.badRequest("The body must be a JSON object.");
			}
			Map<String, @Nullable String> fields = new HashMap<>();
			for (String name = json.nextName(); name != null; name = json.nextName()) {
				if (fields.containsKey(checked(name))) {
					throw Problem.badRequest("The field " + Json.quoted(name) + " occurs twice.");
				}
				fields.put(name, value(name, json));
			}
			if (json.nextToken() != null) {
				throw Problem.badRequest("The body has more than one JSON value.");
			}
			return fields;
		}
		catch (JacksonException ex) {
			throw malformed(ex.getLocation());
		}
	}

	private static String checked(String name) {
		if (!FIELDS.contains(name)) {
			throw Problem.badRequest("The field " + Json.quoted(name) + " is unknown; known are " + FIELDS + ".");
		}
		return name;
	}

	private static @Nullable String value(String name, JsonParser json) {
		JsonToken token = json.nextToken();
		if (token == JsonToken.VALUE_NULL && "id".equals(name)) {
			return null;
		}
		if (token != JsonToken.VALUE_STRING) {
			throw Problem.badRequest("The field " + Json.quoted(name) + " must be a string.");
		}
		String text = json.getString();
		if (!UTF_8.newEncoder().canEncode(text)) {
			throw Problem.badRequest("The field " + Json.quoted(name) + " has a lone surrogate.");
		}
		return text;
	}

	private static ProblemException malformed(@Nullable TokenStreamLocation at) {
		String place = (at != null) ? " at line " + at.getLineNr() + ", column " + at.getColumnNr() : "";
		return Problem.badRequest("The body is not valid JSON" + place + ".");
	}

}
