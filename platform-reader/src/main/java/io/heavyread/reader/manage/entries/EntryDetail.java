package io.heavyread.reader.manage.entries;

import java.nio.charset.StandardCharsets;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;

/**
 * A cached post with its body.
 *
 * @param id the post's id
 * @param version the post's version
 * @param etag the header's value, quotes included
 * @param bytes length of the body
 * @param appliedAt when it was cached, ISO 8601
 * @param source how it came
 * @param hits estimated number of hits
 * @param current whether the reader trusts it: nothing newer is known
 * @param gzipBytes length of the gzip variant, 0 when there is none
 * @param body the post
 */
record EntryDetail(String id, long version, String etag, int bytes, String appliedAt, String source, int hits,
		boolean current, int gzipBytes, String body) {

	static EntryDetail of(Entry entry, Representation plain, boolean current) {
		Representation gzip = entry.gzip();
		return new EntryDetail(entry.id(), entry.version(), EntryRow.etag(entry), plain.bodyLength(),
				EntryRow.appliedAt(entry), EntryRow.source(entry), entry.hits(), current,
				(gzip != null) ? gzip.bodyLength() : 0, new String(plain.body(), StandardCharsets.UTF_8));
	}

}
