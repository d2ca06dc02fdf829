package io.heavyread.reader.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.heavyread.cache.Entry;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.Representation;
import io.heavyread.cache.local.CachedEntry;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/** A cache that says what the test wants. */
final class StubCache implements PostCache, FeedControl {

	final Map<String, Entry> entries = new ConcurrentHashMap<>();

	final Set<String> absent = ConcurrentHashMap.newKeySet();

	final Set<String> suspect = ConcurrentHashMap.newKeySet();

	final Map<String, CompletableFuture<Load>> loads = new ConcurrentHashMap<>();

	final AtomicInteger loadCalls = new AtomicInteger();

	volatile boolean leased = true;

	volatile long proofAgeNanos;

	volatile long sequence = 100;

	volatile FeedState state = FeedState.LIVE;

	Entry put(String id, String body, boolean gzip) {
		Entry entry = entry(id, 7, body, gzip);
		this.entries.put(id, entry);
		return entry;
	}

	static Entry entry(String id, long version, String body, boolean gzip) {
		long chain = 0x0123456789abcdefL + version;
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String etag = Position.hex(chain);
		return new CachedEntry(id, 1, version, chain, 0, Entry.Source.PUSH, Representation.of(bytes, etag, version),
				gzip ? Representation.of(zipped(bytes), etag + "-gzip", version) : null);
	}

	private static byte[] zipped(byte[] bytes) {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
			stream.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return zipped.toByteArray();
	}

	void bury(String id) {
		this.entries.put(id, new CachedEntry(id, 1, 8, 8, 0, Entry.Source.PUSH, null, null));
	}

	@Override
	public @Nullable Entry get(String id) {
		return this.entries.get(id);
	}

	@Override
	public void recordHits(Entry entry, int hits) {
		((CachedEntry) entry).addHits(hits);
	}

	@Override
	public boolean isLeased(long nanoTime) {
		return this.leased;
	}

	@Override
	public boolean isCurrent(Entry entry) {
		return !this.suspect.contains(entry.id());
	}

	@Override
	public boolean isKnownAbsent(String id) {
		return this.absent.contains(id);
	}

	@Override
	public CompletableFuture<Load> load(String id) {
		this.loadCalls.incrementAndGet();
		CompletableFuture<Load> load = this.loads.get(id);
		return (load != null) ? load : CompletableFuture.completedFuture(new Load.Absent());
	}

	@Override
	public CompletableFuture<Load> load(String id, long minVersion) {
		return load(id);
	}

	@Override
	public long proofAgeNanos(Entry entry, long nanoTime) {
		return this.proofAgeNanos;
	}

	@Override
	public long maxStaleNanos() {
		return Duration.ofMinutes(5).toNanos();
	}

	@Override
	public Position position() {
		return new Position(1, this.sequence, 1);
	}

	@Override
	public FeedState state() {
		return this.state;
	}

	@Override
	public FeedStatus status() {
		return new FeedStatus(this.state, Instant.EPOCH, "", position(), this.sequence, 0, 0, 1, 0, Map.of(), Map.of(),
				0, 0);
	}

	@Override
	public void resync() {
	}

	@Override
	public void drain() {
		this.state = FeedState.DRAINING;
	}

}
