package io.heavyread.console.posts;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.traces.Trace;
import io.heavyread.console.traces.Traces;
import io.heavyread.console.traces.WriteAction;
import io.heavyread.console.writer.WriteReply;
import io.heavyread.console.writer.WriterClient;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Creates, edits and deletes, each with a trace and an entry in the audit. */
@Component
class PostWrites {

	private final WriterClient writer;

	private final Traces traces;

	private final StoreView store;

	private final AuditTrail audit;

	private final Clock clock;

	PostWrites(WriterClient writer, Traces traces, StoreView store, AuditTrail audit, Clock clock) {
		this.writer = writer;
		this.traces = traces;
		this.store = store;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Create a post that must not exist yet, or replace exactly the version that was
	 * seen.
	 */
	Done save(PostForm form, String user) {
		boolean edit = form.isEdit();
		Map<String, String> condition = edit ? Map.of("If-Match", String.valueOf(form.seen()))
				: Map.of("If-None-Match", "*");
		WriteReply written = this.writer.create(form.document(), form.key(), condition);
		String id = written.succeeded() ? written.id() : String.valueOf(form.id()).strip();
		return done(written, edit ? WriteAction.EDIT : WriteAction.CREATE, id, user);
	}

	Done delete(String id, String etag, String user) {
		return done(this.writer.delete(id, etag), WriteAction.DELETE, id, user);
	}

	private Done done(WriteReply written, WriteAction action, String id, String user) {
		if (!written.succeeded()) {
			this.audit.record(action.word(), id.isEmpty() ? "new post" : id, "",
					"refused" + ((written.status() > 0) ? " with " + written.status() : "") + ": " + written.problem());
			return new Done(written, null);
		}
		StoredPost stored = stored(id, written.version());
		Instant committed = (stored != null) ? stored.version().written() : published(written);
		String body = (stored != null) ? stored.body() : "";
		Trace trace = this.traces.begin(id, written, action, user, body, committed);
		this.audit.record(action.word(), id, "", "version " + written.version() + ", status " + written.status());
		return new Done(written, trace);
	}

	private @Nullable StoredPost stored(String id, long version) {
		try {
			return this.store.post(id).filter((post) -> post.version().version() == version).orElse(null);
		}
		catch (StoreUnavailableException ex) {
			return null;
		}
	}

	private Instant published(WriteReply written) {
		long nanos = written.publishNanos();
		return (nanos > 0) ? Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000) : this.clock.instant();
	}

	/**
	 * What came of a write.
	 *
	 * @param written what the writer said
	 * @param trace the write on its way, null when there was none
	 */
	record Done(WriteReply written, @Nullable Trace trace) {
	}

}
