package io.heavyread.console.writer;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.members.MemberAddresses;
import io.heavyread.console.members.ProvenWriters;
import io.heavyread.console.members.UnprovenMembers;
import io.heavyread.console.writer.WriteReply.Acknowledged;
import io.heavyread.protocol.fleet.Member;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Writes through the first proven writer, and through nobody else. Blocks until it has
 * answered or its time is over. Asks it to wait for all readers.
 */
@Component
public class WriterClient {

	private final FleetWatch fleet;

	private final UnprovenMembers unproven;

	private final HttpCalls calls;

	private final MemberAddresses addresses;

	private final JsonMapper json;

	private final Duration timeout;

	private final String acknowledged;

	WriterClient(FleetWatch fleet, UnprovenMembers unproven, HttpCalls calls, MemberAddresses addresses,
			JsonMapper json, ConsoleProperties properties) {
		this.fleet = fleet;
		this.unproven = unproven;
		this.calls = calls;
		this.addresses = addresses;
		this.json = json;
		this.timeout = properties.writerTimeout().plus(properties.traceWait());
		this.acknowledged = "ack=all&timeout=" + properties.traceWait().toMillis() + "ms";
	}

	/**
	 * Create or replace a post.
	 * @param post its fields
	 * @param key the idempotency key, if there is one
	 * @param condition the header that says which version may be replaced
	 */
	public WriteReply create(Map<String, String> post, @Nullable String key, Map<String, String> condition) {
		Map<String, String> headers = new LinkedHashMap<>(condition);
		if (key != null && !key.isBlank()) {
			headers.put("Idempotency-Key", key);
		}
		byte[] body = this.json.writeValueAsBytes(post);
		return write("POST", "create", headers, body);
	}

	/** Delete a post, if it is still the version with that ETag. */
	public WriteReply delete(String id, String etag) {
		Map<String, String> headers = etag.isBlank() ? Map.of() : Map.of("If-Match", etag);
		return write("DELETE", "post?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8), headers, null);
	}

	private WriteReply write(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
		String sign = path.contains("?") ? "&" : "?";
		try {
			URI target = writer().resolve(path + sign + this.acknowledged);
			Answer answer = this.calls.send(method, target, headers, body, this.timeout, HttpCalls.LISTING).join();
			return answer.isSuccess() ? success(answer) : WriteReply.failed(answer.status(), problem(answer));
		}
		catch (CompletionException ex) {
			return WriteReply.failed(0, "The writer " + reason(ex)
					+ ". The write may have taken effect; sending the same form again is safe.");
		}
		catch (IllegalArgumentException | CallFailedException ex) {
			return WriteReply.failed(0, String.valueOf(ex.getMessage()));
		}
	}

	private static String reason(Throwable failure) {
		return (failure.getCause() instanceof CallFailedException cause) ? String.valueOf(cause.getMessage())
				: "failed";
	}

	private URI writer() {
		List<Member> writers = this.fleet.now().writers();
		if (writers.isEmpty()) {
			throw new IllegalArgumentException("No writer is registered: nothing can be written now.");
		}
		Member writer = ProvenWriters.first(writers)
			.orElseThrow(() -> new IllegalArgumentException(this.unproven.sentence(writers.get(0))));
		try {
			return this.addresses.resolve(writer.dataAddress()).join();
		}
		catch (CompletionException ex) {
			throw new IllegalArgumentException("The writer " + writer.id() + " " + reason(ex) + ".", ex);
		}
	}

	private WriteReply success(Answer answer) {
		JsonNode reply = (answer.body().length > 0) ? tree(answer) : this.json.createObjectNode();
		String version = answer.header("X-Post-Version");
		return new WriteReply(answer.status(), "", reply.path("post_id").asString(""),
				version.matches("[0-9]{1,18}") ? Long.parseLong(version) : reply.path("version").asLong(0),
				answer.header("ETag"), reply.path("publish_duration").asString(""),
				reply.path("publish_time_ns").asLong(0), propagation(reply.path("propagation")));
	}

	private JsonNode tree(Answer answer) {
		try {
			return this.json.readTree(answer.body());
		}
		catch (JacksonException ex) {
			return this.json.createObjectNode();
		}
	}

	private static List<Acknowledged> propagation(JsonNode rows) {
		List<Acknowledged> propagation = new ArrayList<>();
		for (JsonNode row : rows) {
			JsonNode lag = row.path("lag_ms");
			propagation.add(new Acknowledged(row.path("reader").asString(""), row.path("applied").asBoolean(false),
					lag.isNumber() ? lag.doubleValue() : null, row.path("state").asString(null)));
		}
		return propagation;
	}

	private String problem(Answer answer) {
		String detail = tree(answer).path("detail").asString("");
		if (answer.status() == 503) {
			return "The writer cannot write now (503)." + (detail.isEmpty() ? "" : " It says: " + detail);
		}
		return detail.isEmpty() ? "The writer answered with status " + answer.status() + "." : detail;
	}

}
