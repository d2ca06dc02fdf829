package io.heavyread.console.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import io.heavyread.console.store.StoreSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What INFO and the history's hash tell operators. */
class ServerReportTests {

	private static StoreSummary report(String info, @Nullable String... meta) {
		Properties properties = new Properties();
		info.lines().forEach((line) -> properties.put(line.split(":")[0], line.split(":")[1]));
		List<byte @Nullable []> values = Arrays.stream(meta)
			.map((value) -> (value != null) ? value.getBytes(StandardCharsets.UTF_8) : null)
			.toList();
		return ServerReport.of(properties, values, 12);
	}

	@Test
	void server_isToldWithItsHistory() {
		StoreSummary summary = report("""
				redis_version:7.2.0
				role:slave
				used_memory:4000000
				maxmemory:8000000
				connected_clients:5""", "aa", "42", "cc");
		assertThat(summary.version()).isEqualTo("7.2.0");
		assertThat(summary.roleName()).isEqualTo("replica");
		assertThat(summary.usedBytes()).isEqualTo(4_000_000);
		assertThat(summary.clients()).isEqualTo(5);
		assertThat(summary.sequence()).isEqualTo(42);
		assertThat(summary.posts()).isEqualTo(12);
	}

	@Test
	void appendOnlyFile_countsMoreThanSnapshots() {
		StoreSummary failed = report("""
				aof_enabled:1
				aof_last_write_status:err
				rdb_last_bgsave_status:ok""");
		assertThat(failed.persistent()).isFalse();
		assertThat(failed.persistence()).isEqualTo("append-only file, last write failed");
	}

	@Test
	void withoutAnAppendOnlyFile_snapshotsCount() {
		assertThat(report("aof_enabled:0\nrdb_last_bgsave_status:err").persistence())
			.isEqualTo("snapshots, last one failed");
		assertThat(report("aof_enabled:0\naof_last_write_status:err\nrdb_last_bgsave_status:ok").persistent()).isTrue();
	}

	@Test
	void storeWithoutAHistory_isToldAsOne() {
		assertThat(report("role:master", null, null, null).hasHistory()).isFalse();
		assertThat(report("role:master", "aa", "1", "cc").hasHistory()).isTrue();
	}

	/** The hash belongs to the writer, but anybody with the rights can write there. */
	@Test
	void numberThatIsNone_isZero() {
		assertThat(report("used_memory:much", "aa", "-5", "cc").usedBytes()).isZero();
		assertThat(report("role:master", "aa", "12345678901234567890", "cc").sequence()).isZero();
	}

}
