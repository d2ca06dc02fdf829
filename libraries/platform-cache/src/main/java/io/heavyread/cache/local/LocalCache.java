package io.heavyread.cache.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.heavyread.cache.CacheContents;
import io.heavyread.cache.Entry;
import io.heavyread.cache.feed.Replica;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The near cache: Caffeine, bounded by bytes, each entry ordered by (generation,
 * version). Any thread may call.
 * <p>
 * For one id all changes go through {@code compute}, so they have one order. A version
 * that was heard of is noted in the fill in flight before the entry is changed; a fill
 * looks at its token inside {@code compute}. So whichever comes first, an older value
 * never lands after a newer one, evicted or not.
 */
public final class LocalCache implements Replica, CacheContents {

	private static final int MAX_ABSENT = 100_000;

	private final Cache<String, CachedEntry> entries;

	private final ConcurrentMap<String, CachedEntry> map;

	private final Policy<String, CachedEntry> policy;

	private final Policy.Eviction<String, CachedEntry> eviction;

	private final Cache<String, Integer> absent;

	private final ConcurrentMap<String, FillToken> fills = new ConcurrentHashMap<>();

	private final EntryFactory factory;

	private volatile int generation = 1;

	/** Create an empty cache. */
	public LocalCache(LocalCacheSettings settings) {
		this.entries = Caffeine.newBuilder()
			.maximumWeight(settings.maxWeightBytes())
			.weigher(new EntryWeigher())
			.executor(settings.executor())
			.recordStats()
			.build();
		this.map = this.entries.asMap();
		this.policy = this.entries.policy();
		this.eviction = this.policy.eviction().orElseThrow();
		this.absent = Caffeine.newBuilder()
			.maximumSize(MAX_ABSENT)
			.expireAfterWrite(settings.absentFor())
			.ticker(settings.nanoTime()::getAsLong)
			.executor(settings.executor())
			.build();
		this.factory = new EntryFactory(settings.gzipMinSize(), settings.clock());
	}

	@Override
	public @Nullable Entry get(String id) {
		return this.policy.getIfPresentQuietly(id);
	}

	@Override
	@SuppressWarnings("ReturnValueIgnored") // the look-up is what the policy hears of
	public void recordHits(Entry entry, int hits) {
		((CachedEntry) entry).addHits(hits);
		this.map.get(entry.id());
	}

	@Override
	public boolean isKnownAbsent(String id) {
		Integer at = this.absent.getIfPresent(id);
		return at != null && at == this.generation;
	}

	@Override
	public int generation() {
		return this.generation;
	}

	@Override
	@SuppressWarnings("NonAtomicVolatileUpdate") // one writer, the feed's
													// thread
	public int nextGeneration() {
		return ++this.generation;
	}

	@Override
	public void install(Frame frame, Entry.Source source) {
		noteInFill(frame.id(), frame.header().sequence());
		CachedEntry created = this.factory.create(frame, this.generation, source);
		this.map.compute(frame.id(),
				(id, present) -> isNewer(created, present) ? created.inheriting(id, present) : present);
		this.absent.invalidate(frame.id());
	}

	private void noteInFill(String id, long version) {
		FillToken fill = this.fills.get(id);
		if (fill != null) {
			fill.raise(version);
		}
	}

	/**
	 * Newer is a later generation; within one, a later version than is known, or the
	 * known one where only that is missing.
	 */
	private static boolean isNewer(CachedEntry arrived, @Nullable CachedEntry present) {
		if (present == null || present.generation() < arrived.generation()) {
			return true;
		}
		if (present.generation() > arrived.generation()) {
			return false;
		}
		return present.isSuspect() ? arrived.version() >= present.knownVersion()
				: arrived.version() > present.version();
	}

	@Override
	public boolean invalidate(String id, long version) {
		noteInFill(id, version);
		// Not computeIfPresent, which does not wait for a fill that is just being
		// installed.
		CachedEntry after = this.map.compute(id, (key, present) -> suspected(present, version));
		this.absent.invalidate(id);
		return after != null;
	}

	private @Nullable CachedEntry suspected(@Nullable CachedEntry present, long version) {
		if (present == null) {
			return null;
		}
		boolean current = present.generation() == this.generation;
		if (current && present.knownVersion() >= version) {
			return present;
		}
		return present.suspect(this.generation, version);
	}

	@Override
	public Fill beginFill(String id) {
		Entry present = get(id);
		boolean known = present != null && present.generation() == this.generation;
		FillToken fill = new FillToken(id, this.generation, (known && present != null) ? present.knownVersion() : 0);
		this.fills.put(id, fill);
		return fill;
	}

	@Override
	public @Nullable Entry completeFill(Fill fill, @Nullable Frame frame, Entry.Source source) {
		FillToken token = (FillToken) fill;
		return (frame != null) ? fill(token, frame, source) : remember(token);
	}

	private @Nullable Entry fill(FillToken token, Frame frame, Entry.Source source) {
		CachedEntry loaded = this.factory.create(frame, token.generation(), source);
		CachedEntry after = this.map.compute(token.id(),
				(id, present) -> mayFill(token, frame, loaded, present) ? loaded.inheriting(id, present) : present);
		return (after != null && isAtLeast(after, loaded)) ? after : null;
	}

	private static boolean isAtLeast(CachedEntry present, CachedEntry loaded) {
		return present.generation() == loaded.generation() && present.version() >= loaded.version()
				&& !present.isSuspect();
	}

	private boolean mayFill(FillToken token, Frame frame, CachedEntry loaded, @Nullable CachedEntry present) {
		return !token.isContradictedBy(frame) && token.generation() == this.generation && !token.isVoid(frame)
				&& isNewer(loaded, present);
	}

	/** Remember that there is no such post, in the order of the id's other changes. */
	private @Nullable Entry remember(FillToken token) {
		return this.map.compute(token.id(), (id, present) -> {
			boolean valid = token.generation() == this.generation;
			if (!valid || token.isVoid(null) || token.isContradictedBy(null)) {
				return present;
			}
			this.absent.put(id, token.generation());
			boolean suspect = present != null && (present.generation() != this.generation || present.isSuspect());
			return suspect ? null : present;
		});
	}

	@Override
	public void endFill(Fill fill) {
		this.fills.remove(fill.id(), (FillToken) fill);
	}

	@Override
	public boolean promote(String id, FrameHeader header, int atGeneration) {
		CachedEntry after = this.map.computeIfPresent(id, (key, present) -> {
			boolean same = present.chain() == header.chain() && present.version() == header.sequence()
					&& present.isTombstone() == (header.operation() == Operation.DELETE);
			boolean trusted = atGeneration == this.generation && present.generation() != atGeneration;
			return (same && trusted) ? present.promoted(atGeneration) : present;
		});
		return after == null || (after.generation() == this.generation && !after.isSuspect());
	}

	@Override
	public void dropSuspect(String id, int atGeneration) {
		this.map.computeIfPresent(id, (key, present) -> {
			boolean unproven = present.generation() != atGeneration;
			return (unproven && atGeneration == this.generation) ? null : present;
		});
	}

	@Override
	public List<String> suspects() {
		List<CachedEntry> suspects = new ArrayList<>();
		for (CachedEntry entry : this.map.values()) {
			if (entry.generation() != this.generation || entry.isSuspect()) {
				suspects.add(entry);
			}
		}
		suspects.sort((one, other) -> Integer.compare(other.hits(), one.hits()));
		return suspects.stream().map(Entry::id).toList();
	}

	@Override
	public long size() {
		return this.entries.estimatedSize();
	}

	/**
	 * Caffeine counts an entry some time after it came; warm-ups need to know at once.
	 */
	@Override
	public long weightBytes() {
		this.entries.cleanUp();
		return this.eviction.weightedSize().orElse(0);
	}

	@Override
	public long maxWeightBytes() {
		return this.eviction.getMaximum();
	}

	@Override
	public long evictions() {
		return this.entries.stats().evictionCount();
	}

	@Override
	public Iterator<? extends Entry> iterator() {
		return this.map.values().iterator();
	}

	@Override
	public List<Entry> hottest(int limit) {
		return List.copyOf(this.eviction.hottest(limit).values());
	}

	@Override
	public boolean evict(String id) {
		return Objects.nonNull(this.map.remove(id));
	}

	@Override
	public long evictAll() {
		long before = this.entries.estimatedSize();
		this.entries.invalidateAll();
		return before;
	}

}
