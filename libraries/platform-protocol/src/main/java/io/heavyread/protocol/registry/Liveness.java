package io.heavyread.protocol.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.protocol.fleet.Member;
import org.jspecify.annotations.Nullable;

/**
 * Which members live: those whose heartbeat changes to one of just now, as seen on this
 * process's own monotonic clock. The store's clock, which can be set, only decides
 * whether a heartbeat that was not seen before is of now: a registration of earlier that
 * somebody puts back is no life. To be told of the members each second. Any thread.
 */
final class Liveness {

	private static final Duration LIVE_FOR = Duration.ofSeconds(3);

	private Map<String, Beat> beats = new HashMap<>();

	/**
	 * Take note of all members and return those that live.
	 * @param storeMillis the time on the store's clock, from before the members were read
	 */
	synchronized List<Member> living(List<Member> members, long storeMillis, long nowNanos) {
		Map<String, Beat> now = new HashMap<>();
		List<Member> living = new ArrayList<>();
		for (Member member : members) {
			String name = member.role() + ":" + member.id();
			Beat beat = beat(member, this.beats.get(name), storeMillis, nowNanos);
			now.put(name, beat);
			if (beat.isLive(nowNanos)) {
				living.add(member);
			}
		}
		this.beats = now;
		return living;
	}

	private static Beat beat(Member member, @Nullable Beat before, long storeMillis, long nowNanos) {
		long heartbeat = member.heartbeatMillis();
		if (before != null && before.heartbeatMillis == heartbeat) {
			return before;
		}
		boolean fresh = heartbeat <= Registry.newest(storeMillis) && storeMillis - heartbeat < LIVE_FOR.toMillis();
		long known = (before != null) ? before.sinceNanos : nowNanos - LIVE_FOR.toNanos();
		return new Beat(heartbeat, fresh ? nowNanos : known);
	}

	/**
	 * A heartbeat, and since when it has been that one.
	 */
	private record Beat(long heartbeatMillis, long sinceNanos) {

		boolean isLive(long nowNanos) {
			return nowNanos - this.sinceNanos < LIVE_FOR.toNanos();
		}

	}

}
