package io.heavyread.console.reader;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A cached entry, with its body when it was asked for alone.
 *
 * @param id the post's id
 * @param version the post's version
 * @param etag the header's value, quotes included
 * @param bytes length of the body
 * @param appliedAt when the reader took it in, ISO 8601
 * @param source how it came
 * @param hits about how often it was read
 * @param current whether the reader trusts it; null when it does not say
 * @param body the post as JSON, null in listings
 */
public record EntryRow(String id, long version, @Nullable String etag, int bytes, @Nullable String appliedAt,
		@Nullable EntrySource source, long hits, @Nullable Boolean current, @Nullable String body) {

	public EntryRow {
		id = MemberFields.textOrEmpty(id);
		etag = MemberFields.text(etag);
		appliedAt = MemberFields.text(appliedAt);
		source = (source != null) ? source : EntrySource.UNKNOWN;
	}

	/** Return when the reader took it in, null when it does not say. */
	public @Nullable Instant applied() {
		return MemberFields.instant(this.appliedAt);
	}

	/** Return the hash in hex: the ETag without its quotes. */
	public String chain() {
		return (this.etag != null) ? this.etag.replace("\"", "") : "";
	}

}
