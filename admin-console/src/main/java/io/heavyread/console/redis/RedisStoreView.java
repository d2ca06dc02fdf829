package io.heavyread.console.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.Operation;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.stereotype.Component;

/** Reads the store in Redis. */
@Component
class RedisStoreView implements StoreView {

	private final BoundedRedis redis;

	private final Keyspace keyspace;

	RedisStoreView(BoundedRedis redis, Keyspace keyspace) {
		this.redis = redis;
		this.keyspace = keyspace;
	}

	@Override
	public StoreSummary summary() {
		return this.redis.call((connection) -> {
			Properties info = connection.serverCommands().info();
			List<byte[]> meta = connection.hashCommands()
				.hMGet(bytes(this.keyspace.meta()), bytes("epoch"), bytes("seq"), bytes("chain"));
			Long posts = connection.zSetCommands().zCard(bytes(this.keyspace.index()));
			return ServerReport.of((info != null) ? info : new Properties(), (meta != null) ? meta : List.of(),
					(posts != null) ? posts : 0);
		});
	}

	@Override
	public Optional<StoredPost> post(String id) {
		return this.redis.call((connection) -> {
			byte[] frame = connection.stringCommands().get(bytes(this.keyspace.document(id)));
			return (frame != null) ? post(id, frame) : Optional.<StoredPost>empty();
		});
	}

	private static Optional<StoredPost> post(String id, byte[] bytes) {
		try {
			Frame frame = Frame.decode(bytes);
			return Optional
				.of(new StoredPost(version(id, frame.header()), new String(frame.body(), StandardCharsets.UTF_8)));
		}
		catch (BadFrameException ex) {
			return Optional.empty();
		}
	}

	@Override
	public List<StoredVersion> newest(long offset, int limit) {
		return this.redis.call((connection) -> {
			Set<byte[]> ids = connection.zSetCommands()
				.zRevRange(bytes(this.keyspace.index()), offset, offset + limit - 1);
			List<String> names = new ArrayList<>();
			for (byte[] id : (ids != null) ? ids : Set.<byte[]>of()) {
				names.add(text(id));
			}
			Map<String, StoredVersion> found = versions(connection, names);
			return names.stream().map(found::get).filter((version) -> version != null).toList();
		});
	}

	@Override
	public Map<String, StoredVersion> versions(Collection<String> ids) {
		return ids.isEmpty() ? Map.of() : this.redis.call((connection) -> versions(connection, ids));
	}

	private Map<String, StoredVersion> versions(RedisConnection connection, Collection<String> ids) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		connection.openPipeline();
		for (String id : ids) {
			connection.stringCommands().getRange(bytes(this.keyspace.document(id)), 0, FrameHeader.LENGTH - 1);
		}
		List<Object> heads = connection.closePipeline();
		Map<String, StoredVersion> found = new HashMap<>();
		int at = 0;
		for (String id : ids) {
			Object head = heads.get(at++);
			if (head instanceof byte[] bytes && bytes.length == FrameHeader.LENGTH) {
				put(found, id, bytes);
			}
		}
		return found;
	}

	private static void put(Map<String, StoredVersion> found, String id, byte[] head) {
		try {
			found.put(id, version(id, FrameHeader.parse(head)));
		}
		catch (BadFrameException ex) {
			// A foreign value under a post's key is no version of the post.
			found.remove(id);
		}
	}

	private static StoredVersion version(String id, FrameHeader header) {
		return new StoredVersion(id, header.sequence(), Position.hex(header.chain()), micros(header.commitMicros()),
				header.operation() == Operation.DELETE, header.bodyLength());
	}

	static Instant micros(long micros) {
		return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
	}

	@Override
	public List<String> someIds(int count) {
		return this.redis.call((connection) -> {
			List<byte[]> ids = connection.zSetCommands().zRandMember(bytes(this.keyspace.index()), count);
			Set<String> names = new LinkedHashSet<>();
			for (byte[] id : (ids != null) ? ids : List.<byte[]>of()) {
				names.add(text(id));
			}
			return List.copyOf(names);
		});
	}

	@Override
	public List<LogWrite> writes(String id, int limit) {
		return this.redis.call((connection) -> LogSearch.newestFirst(connection, this.keyspace, id, limit));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
