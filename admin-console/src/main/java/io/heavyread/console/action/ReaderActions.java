package io.heavyread.console.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetCalls.Told;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.reader.ReaderApi;
import org.springframework.stereotype.Component;

/** Evicts and resyncs. Blocks until each reader has answered or its time is over. */
@Component
public class ReaderActions {

	private final ReaderApi api;

	private final AuditTrail audit;

	ReaderActions(ReaderApi api, AuditTrail audit) {
		this.api = api;
		this.audit = audit;
	}

	/** Let the readers compare everything with the store. */
	public Result resync(List<ReaderView> readers) {
		return run("resync", "", readers, "Resync", (base) -> this.api.resync(base).thenApply((done) -> "asked"));
	}

	/** Evict everything from the readers. */
	public Result evictAll(List<ReaderView> readers) {
		return run("evict all", "", readers, "Evict all", (base) -> this.api.evictAll(base)
			.thenApply((count) -> "evicted " + Format.INSTANCE.exact(count) + " entries"));
	}

	/** Evict one post from the readers. */
	public Result evict(String id, List<ReaderView> readers) {
		return run("evict", id, readers, "Evict",
				(base) -> this.api.evict(base, id).thenApply((found) -> found ? "evicted" : "was not cached"));
	}

	/** Evict one post from the readers and read it again from each, as a refresh. */
	public Result refresh(String id, List<ReaderView> readers, Function<ReaderView, CompletableFuture<Integer>> read) {
		Map<String, ReaderView> byId = new java.util.HashMap<>();
		readers.forEach((reader) -> byId.put(reader.id(), reader));
		return run("refresh", id, readers, "Refresh",
				(base) -> this.api.evict(base, id)
					.thenCompose((found) -> read.apply(byId.get(base.reader())))
					.thenApply((status) -> (status == 200) ? "loaded again" : "answered with status " + status));
	}

	private Result run(String action, String parameters, List<ReaderView> readers, String title,
			Function<ReaderAddress, CompletableFuture<String>> call) {
		Map<String, Told<String>> told = FleetCalls.ask(readers, call);
		List<String> lines = new ArrayList<>();
		told.values()
			.forEach((one) -> lines
				.add(one.reader() + (one.answered() ? ": " + one.value() : " was not reached: it " + one.problem())));
		long done = told.values().stream().filter(Told::answered).count();
		String tone = (done == told.size()) ? "live" : ((done == 0) ? "bad" : "warn");
		String headline = title + (parameters.isEmpty() ? "" : " of " + parameters)
				+ ((done == told.size()) ? " is done." : " reached " + done + " of " + told.size() + " readers.");
		Result result = new Result(tone, headline, lines);
		String target = (readers.size() == 1) ? readers.get(0).id() : "all " + readers.size() + " readers";
		this.audit.record(action, target, parameters, result.summary());
		return result;
	}

}
