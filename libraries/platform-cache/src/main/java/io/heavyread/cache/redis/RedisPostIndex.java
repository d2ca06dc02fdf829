package io.heavyread.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.heavyread.cache.heat.HotPost;
import io.heavyread.cache.heat.HotPostRegistry;
import io.heavyread.cache.warmup.StoreIndex;
import io.heavyread.protocol.DocumentId;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Replies;
import io.heavyread.protocol.registry.MemberNames;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScoredValueScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * The index of the living posts, and what readers say of their hottest. Any thread;
 * blocks.
 */
public final class RedisPostIndex implements StoreIndex, HotPostRegistry {

	/** So long a fleet that is down knows what was hot. */
	private static final Duration HOTTEST_TTL = Duration.ofDays(1);

	private static final int SCORES_AT_A_TIME = 1000;

	/** So many readers' lists are read. */
	private static final int LISTS = 50;

	private final RedisLink link;

	private final String self;

	private final byte[] index;

	/**
	 * Create the index of a reader.
	 * @param self the reader's id: what it published before a restart counts, too
	 */
	public RedisPostIndex(RedisLink link, String self) {
		this.link = link;
		this.self = self;
		this.index = Utf8.bytes(link.keyspace().index());
	}

	@Override
	public long size() {
		return Replies.await(() -> commands().zcard(this.index));
	}

	/**
	 * The sequence as the cursor: it is in no two places, and what is written meanwhile
	 * goes to the top.
	 */
	@Override
	public Slice newest(@Nullable String cursor, int limit) {
		Range.Boundary<Long> top = (cursor != null) ? Range.Boundary.excluding(Long.parseLong(cursor))
				: Range.Boundary.unbounded();
		List<ScoredValue<byte[]>> found = Replies.await(() -> commands().zrevrangebyscoreWithScores(this.index,
				Range.from(Range.Boundary.unbounded(), top), Limit.from(limit)));
		boolean more = found.size() == limit;
		return new Slice(ids(found), more ? Long.toString((long) found.get(limit - 1).getScore()) : null);
	}

	@Override
	public Slice withPrefix(String prefix, @Nullable String cursor, int limit) {
		String literal = prefix.replaceAll("[\\\\*?\\[\\]^-]", "\\\\$0");
		ScanArgs args = ScanArgs.Builder.limit(limit).match(literal + "*");
		ScanCursor from = ScanCursor.of((cursor != null) ? cursor : "0");
		ScoredValueScanCursor<byte[]> found = Replies.await(() -> commands().zscan(this.index, from, args));
		return new Slice(ids(found.getValues()), found.isFinished() ? null : found.getCursor());
	}

	private static List<String> ids(List<ScoredValue<byte[]>> found) {
		return found.stream().map((value) -> Utf8.text(value.getValue())).filter(DocumentId::isValid).toList();
	}

	/**
	 * One list after the other, none of them read beyond {@link HotPosts#MAX_LENGTH}, so
	 * that no reader's list takes the memory of all.
	 */
	@Override
	public List<String> hottest() {
		HotPosts all = new HotPosts();
		readers().map(this::hottestKey)
			.forEach((key) -> all.add(Replies.await(() -> commands().getrange(key, 0, HotPosts.MAX_LENGTH - 1))));
		return living(all.ids());
	}

	private Stream<String> readers() {
		MemberNames.Found found = Replies.await(() -> names().read(Member.READER));
		MemberNames.Found older = Replies.await(() -> names().readOlder());
		return Stream
			.concat(Stream.of(this.self),
					Stream.of(found, older).flatMap((all) -> all.names().stream()).map(MemberNames.Name::id))
			.distinct();
	}

	private MemberNames names() {
		return new MemberNames(commands(), this.link.keyspace(), 0, Long.MAX_VALUE, LISTS);
	}

	/** Leave out what was deleted since it was hot. */
	private List<String> living(List<String> ids) {
		return IntStream.rangeClosed(0, (ids.size() - 1) / SCORES_AT_A_TIME)
			.mapToObj(
					(part) -> ids.subList(part * SCORES_AT_A_TIME, Math.min(ids.size(), (part + 1) * SCORES_AT_A_TIME)))
			.filter((part) -> !part.isEmpty())
			.flatMap(this::livingOf)
			.toList();
	}

	private Stream<String> livingOf(List<String> ids) {
		byte[][] members = ids.stream().map(Utf8::bytes).toArray(byte[][]::new);
		List<Double> scores = Replies.await(() -> commands().zmscore(this.index, members));
		return IntStream.range(0, ids.size()).filter((at) -> Objects.nonNull(scores.get(at))).mapToObj(ids::get);
	}

	@Override
	public void publish(String reader, List<HotPost> hottest) {
		Replies
			.await(() -> commands().set(hottestKey(reader), HotPosts.encode(hottest), SetArgs.Builder.ex(HOTTEST_TTL)));
	}

	private byte[] hottestKey(String reader) {
		return Utf8.bytes(this.link.keyspace().hottest(reader));
	}

	private RedisClusterAsyncCommands<byte[], byte[]> commands() {
		return this.link.commands();
	}

}
