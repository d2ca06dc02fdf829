package io.heavyread.console.reader;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.Evicted;
import io.heavyread.protocol.manage.ReaderState;
import io.heavyread.protocol.manage.WarmUpJob;
import io.heavyread.protocol.manage.WarmUpOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Calls a reader's management endpoints. Any thread may call; nothing blocks; a future
 * that fails does so with a {@link CallFailedException}. The admin token goes nowhere:
 * what a reader is sent is the key for its own registered address.
 */
@Component
public class ReaderClient {

	private static final Logger logger = LoggerFactory.getLogger(ReaderClient.class);

	private static final String ROOT = "/actuator/postcache";

	private static final String ENTRIES = ROOT + "/entries";

	private static final String WARM_UPS = ROOT + "/warmups";

	private final HttpCalls calls;

	private final JsonMapper json;

	private final Duration timeout;

	private final FleetSecret secret;

	ReaderClient(HttpCalls calls, JsonMapper json, ConsoleProperties properties, FleetSecret secret) {
		this.calls = calls;
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
		this.timeout = properties.readerTimeout();
		this.secret = secret;
	}

	/** Ask what the reader is and knows. */
	public CompletableFuture<ReaderState> state(ReaderAddress reader) {
		return call("GET", reader, ROOT, null, this.timeout, HttpCalls.SHORT)
			.thenApply((answer) -> read(expectSuccess(answer), ReaderState.class));
	}

	/** Ask for a part of its entries. */
	public CompletableFuture<EntryPage> entries(ReaderAddress reader, EntryQuery query) {
		return get(reader, ENTRIES + query.text()).thenApply((answer) -> read(answer, EntryPage.class));
	}

	/**
	 * Ask for a part of its entries with a time limit of its own: a reader with very many
	 * looks through all of them for each part.
	 */
	public CompletableFuture<EntryPage> entries(ReaderAddress reader, EntryQuery query, Duration limit) {
		return call("GET", reader, ENTRIES + query.text(), null, limit, HttpCalls.LISTING)
			.thenApply((answer) -> read(expectSuccess(answer), EntryPage.class));
	}

	/** Ask for one entry with its body; empty when it is not cached. */
	public CompletableFuture<Optional<EntryRow>> entry(ReaderAddress reader, String id) {
		return call("GET", reader, ENTRIES + "/" + encode(id), null, this.timeout, HttpCalls.POST)
			.thenApply((answer) -> (answer.status() == 404) ? Optional.empty()
					: Optional.of(read(expectSuccess(answer), EntryRow.class)));
	}

	/** Evict one entry; false when it was not cached. */
	public CompletableFuture<Boolean> evict(ReaderAddress reader, String id) {
		return call("DELETE", reader, ENTRIES + "/" + encode(id), null)
			.thenApply((answer) -> answer.status() != 404 && expectSuccess(answer).isSuccess());
	}

	/** Evict everything and tell how many entries there were. */
	public CompletableFuture<Long> evictAll(ReaderAddress reader) {
		return call("DELETE", reader, ENTRIES, null)
			.thenApply((answer) -> read(expectSuccess(answer), Evicted.class).evicted());
	}

	/** Let the reader compare everything with the store. */
	public CompletableFuture<Void> resync(ReaderAddress reader) {
		return call("POST", reader, ROOT + "/resync", new byte[0]).thenAccept(ReaderClient::expectSuccess);
	}

	/** Start a warm-up, or count what it would do. */
	public CompletableFuture<WarmUpJob> warmUp(ReaderAddress reader, WarmUpOrder order) {
		byte[] body = this.json.writeValueAsBytes(order);
		return call("POST", reader, WARM_UPS, body).thenApply((answer) -> read(expectSuccess(answer), WarmUpJob.class));
	}

	/** Ask how a warm-up goes. */
	public CompletableFuture<WarmUpJob> warmUp(ReaderAddress reader, String job) {
		return get(reader, WARM_UPS + "/" + encode(job)).thenApply((answer) -> read(answer, WarmUpJob.class));
	}

	/** Cancel a warm-up. */
	public CompletableFuture<Void> cancelWarmUp(ReaderAddress reader, String job) {
		return call("DELETE", reader, WARM_UPS + "/" + encode(job), null).thenAccept(ReaderClient::expectSuccess);
	}

	/** Ask for the warm-ups that the reader remembers. */
	public CompletableFuture<List<WarmUpJob>> warmUps(ReaderAddress reader) {
		return get(reader, WARM_UPS)
			.thenApply((answer) -> Stream.of(read(answer, WarmUpJob[].class)).filter(Objects::nonNull).toList());
	}

	private CompletableFuture<Answer> get(ReaderAddress reader, String path) {
		return call("GET", reader, path, null).thenApply(ReaderClient::expectSuccess);
	}

	private CompletableFuture<Answer> call(String method, ReaderAddress reader, String path, byte @Nullable [] body) {
		return call(method, reader, path, body, this.timeout, HttpCalls.LISTING);
	}

	private CompletableFuture<Answer> call(String method, ReaderAddress reader, String path, byte @Nullable [] body,
			Duration within, int limit) {
		String key = this.secret.managementKey(reader.reader(), reader.registered());
		Map<String, String> headers = (key != null) ? Map.of("Authorization", "Bearer " + key) : Map.of();
		return this.calls.send(method, reader.base().resolve(path), headers, body, within, limit);
	}

	private static Answer expectSuccess(Answer answer) {
		if (answer.isSuccess()) {
			return answer;
		}
		String message = switch (answer.status()) {
			case 401, 403 -> "refuses the console's key (platform.admin.token)";
			case 404 -> "does not know this call (404)";
			default -> "answered with status " + answer.status();
		};
		throw new CallFailedException(message, answer.status());
	}

	private <T> T read(Answer answer, Class<T> type) {
		try {
			T document = this.json.readValue(answer.body(), type);
			if (document != null) {
				return document;
			}
		}
		catch (JacksonException ex) {
			logger.debug("An answer could not be read", ex);
		}
		throw new CallFailedException("sent something that is not its document", answer.status());
	}

	private static String encode(String id) {
		return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
