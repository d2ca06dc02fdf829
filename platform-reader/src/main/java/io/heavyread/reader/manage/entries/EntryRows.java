package io.heavyread.reader.manage.entries;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.EntrySource;
import org.jspecify.annotations.Nullable;

/** Describes cached posts as the management port shows them. */
final class EntryRows {

	private EntryRows() {
	}

	/** Describe an entry of a listing. */
	static EntryRow listed(Entry entry) {
		return row(entry, null, null, null);
	}

	/** Describe an entry that was asked for alone. */
	static EntryRow alone(Entry entry, Representation plain, boolean current) {
		Representation gzip = entry.gzip();
		return row(entry, current, (gzip != null) ? gzip.bodyLength() : 0,
				new String(plain.body(), StandardCharsets.UTF_8));
	}

	private static EntryRow row(Entry entry, @Nullable Boolean current, @Nullable Integer gzipBytes,
			@Nullable String body) {
		return new EntryRow(entry.id(), entry.version(), '"' + entry.etag() + '"', EntryOrder.bytes(entry),
				Instant.ofEpochMilli(entry.appliedMillis()).toString(),
				EntrySource.of(entry.source().name().toLowerCase(Locale.ROOT)), entry.hits(), current, gzipBytes, body);
	}

}
