package io.heavyread.reader.manage.entries;

import java.time.Instant;
import java.util.Locale;

import io.heavyread.cache.Entry;

/**
 * A cached post in a listing.
 *
 * @param id the post's id
 * @param version the post's version
 * @param etag the header's value, quotes included
 * @param bytes length of the body
 * @param appliedAt when it was cached, ISO 8601
 * @param source how it came
 * @param hits estimated number of hits
 */
record EntryRow(String id, long version, String etag, int bytes, String appliedAt, String source, int hits) {

	static EntryRow of(Entry entry) {
		return new EntryRow(entry.id(), entry.version(), etag(entry), EntryOrder.bytes(entry), appliedAt(entry),
				source(entry), entry.hits());
	}

	static String etag(Entry entry) {
		return '"' + entry.etag() + '"';
	}

	static String appliedAt(Entry entry) {
		return Instant.ofEpochMilli(entry.appliedMillis()).toString();
	}

	static String source(Entry entry) {
		return entry.source().name().toLowerCase(Locale.ROOT);
	}

}
