package io.heavyread.console.action;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.reader.ReaderClient;

import org.springframework.stereotype.Component;

/** Evicts and resyncs. Blocks until each reader has answered or its time is over. */
@Component
public class ReaderActions {

	private final ReaderClient client;

	private final AuditTrail audit;

	ReaderActions(ReaderClient client, AuditTrail audit) {
		this.client = client;
		this.audit = audit;
	}

	/** Let the readers compare everything with the store. */
	public Result resync(List<ReaderView> readers) {
		return run("resync", "", readers, "Resync", (base) -> this.client.resync(base).thenApply((done) -> "asked"));
	}

	/** Evict everything from the readers. */
	public Result evictAll(List<ReaderView> readers) {
		return run("evict all", "", readers, "Evict all", (base) -> this.client.evictAll(base)
			.thenApply((count) -> "evicted " + Format.INSTANCE.exact(count) + " entries"));
	}

	/** Evict one post from the readers. */
	public Result evict(String id, List<ReaderView> readers) {
		return run("evict", id, readers, "Evict",
				(base) -> this.client.evict(base, id).thenApply((found) -> found ? "evicted" : "was not cached"));
	}

	/** Evict one post from the readers and read it again from each, as a refresh. */
	public Result refresh(String id, List<ReaderView> readers, Function<ReaderView, CompletableFuture<Integer>> read) {
		Map<String, ReaderView> byId = readers.stream().collect(Collectors.toMap(ReaderView::id, (reader) -> reader));
		return run("refresh", id, readers, "Refresh",
				(base) -> this.client.evict(base, id)
					.thenCompose((found) -> read.apply(byId.get(base.reader())))
					.thenApply((status) -> (status == 200) ? "loaded again" : "answered with status " + status));
	}

	private Result run(String action, String parameters, List<ReaderView> readers, String title,
			Function<ReaderAddress, CompletableFuture<String>> call) {
		List<Reply<String>> replies = FleetCalls.ask(readers, call);
		long done = replies.stream().filter(Reply::answered).count();
		boolean all = done == replies.size();
		Result result = new Result(all ? Tone.LIVE : ((done == 0) ? Tone.BAD : Tone.WARN),
				title + (parameters.isEmpty() ? "" : " of " + parameters)
						+ (all ? " is done." : " reached " + done + " of " + replies.size() + " readers."),
				replies.stream().map(ReaderActions::line).toList());
		this.audit.record(action, FleetCalls.target(readers), parameters, result.summary());
		return result;
	}

	private static String line(Reply<String> reply) {
		return reply.reader() + (reply.answered() ? ": " + reply.value() : " was not reached: it " + reply.problem());
	}

}
