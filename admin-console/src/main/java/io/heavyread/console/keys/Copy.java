package io.heavyread.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.EntrySource;
import org.jspecify.annotations.Nullable;

/**
 * One version of a post as a place holds it.
 *
 * @param version the version
 * @param chain its hash, 16 hex digits
 * @param bytes length of the body
 * @param since when it was written to the store, or taken in by the reader; null when
 * that is not told
 * @param source how it came there, in one word
 * @param lag milliseconds from commit to applied, NaN when unknown
 * @param body the JSON; null for a tombstone, or when it is not told
 */
public record Copy(long version, String chain, int bytes, @Nullable Instant since, String source, double lag,
		@Nullable String body) {

	static Copy of(StoredPost stored) {
		StoredVersion version = stored.version();
		boolean deleted = version.deleted();
		return new Copy(version.version(), version.chain(), version.bytes(), version.written(),
				deleted ? "delete" : "write", Double.NaN, deleted ? null : stored.body());
	}

	static Copy of(EntryRow entry, @Nullable StoredPost stored, List<LogWrite> writes) {
		return new Copy(entry.version(), entry.chain(), entry.bytes(), entry.applied(), entry.source().label(),
				lag(entry, stored, writes), entry.body());
	}

	/** The lag is known of entries that came by push, while their write is. */
	private static double lag(EntryRow entry, @Nullable StoredPost stored, List<LogWrite> writes) {
		Instant written = writes.stream()
			.filter((write) -> write.version() == entry.version())
			.map(LogWrite::written)
			.findFirst()
			.orElse((stored != null && stored.version().version() == entry.version()) ? stored.version().written()
					: null);
		Instant applied = entry.applied();
		if (written == null || applied == null || entry.source() != EntrySource.PUSH) {
			return Double.NaN;
		}
		return Math.max(0, Duration.between(written, applied).toNanos() / 1e6);
	}

}
