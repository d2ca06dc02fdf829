package io.heavyread.protocol.manage;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A cached post. The last three are told when it is asked for alone.
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
public record EntryRow(String id, long version, String etag, int bytes, @Nullable String appliedAt, EntrySource source,
		long hits, @JsonInclude(Include.NON_NULL) @Nullable Boolean current,
		@JsonInclude(Include.NON_NULL) @Nullable Integer gzipBytes,
		@JsonInclude(Include.NON_NULL) @Nullable String body) {

	public EntryRow {
		id = Fields.textOrEmpty(id);
		etag = Fields.textOrEmpty(etag);
		appliedAt = Fields.text(appliedAt);
		source = (source != null) ? source : EntrySource.UNKNOWN;
	}

	/** Return when it was cached, null when the reader does not say. */
	public @Nullable Instant applied() {
		return Fields.instant(this.appliedAt);
	}

	/** Return the hash in hex: the ETag without its quotes. */
	public String chain() {
		return this.etag.replace("\"", "");
	}

}
