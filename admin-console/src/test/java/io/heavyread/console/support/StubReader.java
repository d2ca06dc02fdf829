package io.heavyread.console.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heavyread.protocol.fleet.FleetSecret;
import org.jspecify.annotations.Nullable;

/**
 * A reader's management port that speaks the contract, with entries that the test sets.
 * It can hang, as a stopped process does, and be killed.
 */
public final class StubReader implements AutoCloseable {

	/**
	 * The admin token, which it never wants to see: the key for its address is enough.
	 */
	public static final String TOKEN = "token-of-the-tests";

	private static final FleetSecret SECRET = new FleetSecret(TOKEN);

	private static final String ROOT = "/actuator/postcache";

	private final String id;

	private volatile @Nullable HttpServer server;

	private volatile String address = "";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<String, String> entries = new ConcurrentHashMap<>();

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final List<String> listings = new CopyOnWriteArrayList<>();

	private volatile String state = "LIVE";

	private volatile long sequence;

	private volatile long revalidating;

	private final List<String> orders = new CopyOnWriteArrayList<>();

	private volatile boolean forgetful;

	private volatile Runnable afterListing = () -> {
	};

	private volatile CountDownLatch open = new CountDownLatch(0);

	private StubReader(String id) {
		this.id = id;
	}

	/** Start one on a free port. */
	public static StubReader start(String id) {
		StubReader reader = new StubReader(id);
		reader.serve(0);
		return reader;
	}

	private void serve(int port) {
		HttpServer started = Loopback.serve(port, this::handle);
		started.setExecutor(this.threads);
		started.start();
		this.server = started;
		this.address = Loopback.address(started);
	}

	public String id() {
		return this.id;
	}

	/** Return host:port. */
	public String address() {
		return this.address;
	}

	/** Know no warm-up any more, as after a restart. */
	public void forgetWarmUps() {
		this.forgetful = true;
	}

	/** Return the warm-ups that it was told to do, as JSON. */
	public List<String> orders() {
		return this.orders;
	}

	/** Do this when a listing has been made and before it is sent. */
	public void onListing(Runnable action) {
		this.afterListing = action;
	}

	/** Return the calls that changed something, method and path. */
	public List<String> calls() {
		return this.calls;
	}

	/** Return the queries of the listings that it was asked for. */
	public List<String> listings() {
		return this.listings;
	}

	public void state(String value, long position) {
		this.state = value;
		this.sequence = position;
	}

	/** Tell this number of entries that a full resync has not compared yet. */
	public void revalidating(long count) {
		this.revalidating = count;
	}

	/** Cache a post. */
	public void put(String post, long version, String chain, String body) {
		this.entries.put(post, """
				{"id":"%s","version":%d,"etag":"\\"%s\\"","bytes":%d,"appliedAt":"%s","source":"push","hits":7,\
				"body":%s}""".formatted(post, version, chain, body.length(), Instant.now(), quoted(body)));
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/** Answer nothing until it goes on. */
	public void hang() {
		this.open = new CountDownLatch(1);
	}

	public void goOn() {
		this.open.countDown();
	}

	/** Refuse connections, as a killed process does, until it starts again. */
	public void kill() {
		HttpServer running = this.server;
		if (running != null) {
			running.stop(0);
			this.server = null;
		}
	}

	/** Come back at the same address. */
	public void startAgain() {
		serve(Integer.parseInt(this.address.substring(this.address.indexOf(':') + 1)));
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.open.await();
			String path = exchange.getRequestURI().getPath();
			if (path.equals("/health")) {
				answer(exchange, 200, "{\"status\":\"healthy\"}");
			}
			else if (!("Bearer " + SECRET.managementKey(this.id, this.address))
				.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
				answer(exchange, 401, "{}");
			}
			else {
				managed(exchange, path);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void managed(HttpExchange exchange, String path) throws IOException {
		String method = exchange.getRequestMethod();
		if (!method.equals("GET")) {
			this.calls.add(method + " " + path);
		}
		if (path.equals(ROOT)) {
			answer(exchange, 200, document());
		}
		else if (path.equals(ROOT + "/entries")) {
			answer(exchange, 200, method.equals("DELETE") ? evictAll() : listing(exchange.getRequestURI().getQuery()));
		}
		else if (path.startsWith(ROOT + "/entries/")) {
			entry(exchange, method, path.substring((ROOT + "/entries/").length()));
		}
		else if (path.equals(ROOT + "/resync")) {
			answer(exchange, 202, "");
		}
		else {
			warmUp(exchange, method, path);
		}
	}

	private void entry(HttpExchange exchange, String method, String post) throws IOException {
		String entry = method.equals("DELETE") ? this.entries.remove(post) : this.entries.get(post);
		boolean gone = method.equals("DELETE");
		answer(exchange, (entry != null) ? (gone ? 204 : 200) : 404, (entry == null || gone) ? "" : entry);
	}

	private void warmUp(HttpExchange exchange, String method, String path) throws IOException {
		if (!path.startsWith(ROOT + "/warmups") || (this.forgetful && method.equals("GET"))) {
			answer(exchange, 404, "");
			return;
		}
		String order = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (method.equals("POST")) {
			this.orders.add(order);
		}
		boolean dry = order.contains("\"dryRun\":true");
		String job = """
				{"job":"j1","state":"%s","total":100,"loaded":%d,"skipped":40,"failed":0,"startedAt":"%s"}"""
			.formatted((method.equals("POST") && !dry) ? "running" : "done", dry ? 0 : 60, Instant.now());
		answer(exchange, method.equals("POST") ? 202 : 200, job);
	}

	private String evictAll() {
		int count = this.entries.size();
		this.entries.clear();
		return "{\"evicted\":" + count + "}";
	}

	private String listing(String query) {
		this.listings.add(query);
		String listing = "{\"total\":" + this.entries.size() + ",\"entries\":["
				+ String.join(",", this.entries.values()) + "],\"next\":null}";
		this.afterListing.run();
		return listing;
	}

	private String document() {
		return """
				{"reader":"%s","state":"%s","epoch":"00000000000000aa","sequence":%d,"chain":"00000000000000bb",\
				"storeSequence":%d,"leaseAgeMs":120,"entries":%d,"weightBytes":4000,"maxWeightBytes":100000,\
				"hits":900,"misses":100,"hitRatio":0.9,"hitRatio1m":null,"requests1m":0,\
				"propagationLag":{"p50Ms":0.8,"p99Ms":2.4,"maxMs":7.1,"lastMs":0.7},"gaps":0,"resyncs":0,\
				"revalidating":%d,"startedAt":"%s","cause":"%s","somethingElse":{"later":true}}""".formatted(this.id,
				this.state, this.sequence, this.sequence, this.entries.size(), this.revalidating,
				Instant.now().minusSeconds(60), this.state.equals("LIVE") ? "" : "no answer from Redis");
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		Loopback.answer(exchange, status, "application/json", body);
	}

	@Override
	public void close() {
		goOn();
		kill();
		this.threads.shutdownNow();
	}

}
