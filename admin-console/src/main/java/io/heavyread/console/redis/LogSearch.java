package io.heavyread.console.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.store.LogWrite;
import io.heavyread.protocol.Keyspace;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.stream.ByteRecord;

/** Looks through the end of the log for the writes of one post. */
final class LogSearch {

	private static final int PART = 1000;

	private static final int PARTS = 10;

	private LogSearch() {
	}

	static List<LogWrite> newestFirst(RedisConnection connection, Keyspace keyspace, String id, int limit) {
		List<LogWrite> found = new ArrayList<>();
		long before = Long.MAX_VALUE;
		for (int part = 0; part < PARTS && found.size() < limit; part++) {
			List<ByteRecord> records = part(connection, keyspace, before);
			for (ByteRecord record : records) {
				LogWrite write = parse(record);
				if (write != null && write.id().equals(id) && found.size() < limit) {
					found.add(write);
				}
			}
			if (records.size() < PART) {
				break;
			}
			before = sequence(records.get(records.size() - 1));
		}
		return found;
	}

	private static List<ByteRecord> part(RedisConnection connection, Keyspace keyspace, long before) {
		String end = (before == Long.MAX_VALUE) ? "+" : (before - 1) + "-0";
		List<ByteRecord> records = connection.streamCommands()
			.xRevRange(RedisStoreView.bytes(keyspace.log()), Range.closed("-", end), Limit.limit().count(PART));
		return (records != null) ? records : List.of();
	}

	private static long sequence(ByteRecord record) {
		Long sequence = record.getId().getTimestamp();
		return (sequence != null) ? sequence : 0;
	}

	private static @Nullable LogWrite parse(ByteRecord record) {
		Map<String, String> fields = new HashMap<>();
		record.getValue().forEach((name, value) -> fields.put(RedisStoreView.text(name), RedisStoreView.text(value)));
		try {
			return new LogWrite(sequence(record), fields.getOrDefault("id", ""), "2".equals(fields.get("op")),
					fields.getOrDefault("chain", ""), Integer.parseInt(fields.getOrDefault("length", "0")),
					RedisStoreView.micros(Long.parseLong(fields.getOrDefault("time", "0"))));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
