package io.heavyread.console.redis;

import java.util.List;
import java.util.Properties;

import io.heavyread.console.store.StoreSummary;
import org.jspecify.annotations.Nullable;

/** Picks from INFO and from the history's hash what operators want to know. */
final class ServerReport {

	private ServerReport() {
	}

	static StoreSummary of(Properties info, List<byte @Nullable []> meta, long posts) {
		boolean appendOnly = "1".equals(info.getProperty("aof_enabled"));
		String lastWrite = info.getProperty(appendOnly ? "aof_last_write_status" : "rdb_last_bgsave_status", "ok");
		boolean persistent = "ok".equals(lastWrite);
		String how = appendOnly ? "append-only file, last write " : "snapshots, last one ";
		String sequence = text(meta, 1);
		return new StoreSummary(info.getProperty("redis_version", "unknown"), info.getProperty("role", "unknown"),
				number(info, "used_memory"), number(info, "maxmemory"), number(info, "connected_clients"),
				how + (persistent ? "ok" : "failed"), persistent, text(meta, 0),
				sequence.matches("[0-9]{1,18}") ? Long.parseLong(sequence) : 0, text(meta, 2), posts);
	}

	private static long number(Properties info, String name) {
		String value = info.getProperty(name, "0");
		return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
	}

	private static String text(List<byte @Nullable []> meta, int index) {
		byte[] value = (index < meta.size()) ? meta.get(index) : null;
		return (value != null) ? RedisStoreView.text(value) : "";
	}

}
