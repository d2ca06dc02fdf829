package io.heavyread.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.heavyread.cache.FeedState;
import io.heavyread.cache.fleet.Fleet;
import io.heavyread.cache.fleet.Member;
import io.heavyread.cache.fleet.MemberRegistry;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The registry of members in Redis: a hash each, which expires, and a sorted set that
 * names them. Any thread; blocks.
 */
public final class RedisFleet implements Fleet, MemberRegistry {

	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

	private final StringRedisTemplate redis;

	private final Liveness liveness = new Liveness();

	public RedisFleet(StringRedisTemplate redis) {
		this.redis = redis;
	}

	@Override
	public void beat(Member member) {
		long nowMillis = storeMillis();
		Map<String, String> fields = new HashMap<>(member.fields());
		fields.put("heartbeat", Long.toString(nowMillis));
		String key = Keys.member(member.role(), member.id());
		this.redis.opsForHash().putAll(key, fields);
		this.redis.expire(key, FORGOTTEN_AFTER);
		this.redis.opsForZSet().add(Keys.MEMBERS, member.role() + ":" + member.id(), (double) nowMillis);
		this.redis.opsForZSet().removeRangeByScore(Keys.MEMBERS, 0, (double) (nowMillis - FORGOTTEN_AFTER.toMillis()));
	}

	private long storeMillis() {
		Long millis = this.redis.execute((RedisConnection connection) -> connection.serverCommands().time());
		if (millis == null) {
			throw new StoreException(Outcome.NONE, "Redis did not tell its time", null);
		}
		return millis;
	}

	@Override
	public void leave(Member member) {
		this.redis.delete(Keys.member(member.role(), member.id()));
		this.redis.opsForZSet().remove(Keys.MEMBERS, member.role() + ":" + member.id());
	}

	@Override
	public List<Member> members() {
		try {
			Set<String> names = this.redis.opsForZSet().range(Keys.MEMBERS, 0, -1);
			List<Member> members = new ArrayList<>();
			for (String name : (names != null) ? names : Set.<String>of()) {
				Member member = member(this.redis.<String, String>opsForHash().entries("{posts}:" + name));
				if (member != null) {
					members.add(member);
				}
			}
			return members;
		}
		catch (DataAccessException ex) {
			throw new StoreException(Outcome.NONE, "Redis does not answer", ex);
		}
	}

	/**
	 * Return the readers that can be expected to apply writes: a heartbeat that changed
	 * in the last 3 s, not draining.
	 */
	List<Member> liveReaders() {
		return this.liveness.living(members(), storeMillis(), System.nanoTime())
			.stream()
			.filter((member) -> "reader".equals(member.role()))
			.filter((member) -> !FeedState.DRAINING.name().equals(member.state()))
			.toList();
	}

	private static @Nullable Member member(Map<String, String> fields) {
		try {
			return fields.isEmpty() ? null
					: new Member(field(fields, "role"), field(fields, "id"), field(fields, "data"),
							field(fields, "management"), field(fields, "state"), field(fields, "epoch"),
							Long.parseLong(field(fields, "seq")), field(fields, "chain"),
							Long.parseLong(field(fields, "heartbeat")));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static String field(Map<String, String> fields, String name) {
		return fields.getOrDefault(name, "");
	}

}
