package io.heavyread.console.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.audit.AuditEntry;
import io.heavyread.console.audit.AuditStore;
import io.heavyread.protocol.Keyspace;

import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.stereotype.Component;

/**
 * Keeps the audit in a stream, the only key that the console writes. The stream is
 * trimmed to about {@code platform.console.audit-size} entries.
 */
@Component
class RedisAuditStore implements AuditStore {

	private final BoundedRedis redis;

	private final byte[] key;

	private final int size;

	RedisAuditStore(BoundedRedis redis, Keyspace keyspace, ConsoleProperties properties) {
		this.redis = redis;
		this.key = RedisStoreView.bytes(keyspace.audit());
		this.size = properties.auditSize();
	}

	@SuppressWarnings("ArrayAsKeyOfSetOrMap") // never looked up by key
	@Override
	public void append(AuditEntry entry) {
		IdentityHashMap<byte[], byte[]> fields = new IdentityHashMap<>();
		put(fields, "at", entry.at().toString());
		put(fields, "user", entry.user());
		put(fields, "address", entry.address());
		put(fields, "action", entry.action());
		put(fields, "target", entry.target());
		put(fields, "parameters", entry.parameters());
		put(fields, "result", entry.result());
		ByteRecord record = StreamRecords.newRecord().in(this.key).ofBytes(fields);
		this.redis.call((connection) -> connection.streamCommands()
			.xAdd(record, XAddOptions.trim(TrimOptions.maxLen(this.size).approximate())));
	}

	private static void put(IdentityHashMap<byte[], byte[]> fields, String name, String value) {
		fields.put(RedisStoreView.bytes(name), RedisStoreView.bytes(value));
	}

	@Override
	public List<AuditEntry> newest(int limit) {
		return this.redis.call((connection) -> {
			List<ByteRecord> records = connection.streamCommands()
				.xRevRange(this.key, Range.unbounded(), Limit.limit().count(limit));
			List<AuditEntry> entries = new ArrayList<>();
			for (ByteRecord record : (records != null) ? records : List.<ByteRecord>of()) {
				entries.add(entry(record));
			}
			return entries;
		});
	}

	private static AuditEntry entry(ByteRecord record) {
		Map<String, String> fields = new HashMap<>();
		record.getValue().forEach((name, value) -> fields.put(RedisStoreView.text(name), RedisStoreView.text(value)));
		Long millis = record.getId().getTimestamp();
		Instant at = fields.getOrDefault("at", "").matches("[0-9T:.Z-]{20,30}") ? Instant.parse(fields.get("at"))
				: Instant.ofEpochMilli((millis != null) ? millis : 0);
		return new AuditEntry(at, fields.getOrDefault("user", ""), fields.getOrDefault("address", ""),
				fields.getOrDefault("action", ""), fields.getOrDefault("target", ""),
				fields.getOrDefault("parameters", ""), fields.getOrDefault("result", ""));
	}

}
