package io.heavyread.console.keys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.action.ReaderActions;
import io.heavyread.console.action.Result;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.members.MemberAddresses;

import org.springframework.stereotype.Component;

/** What operators do to one key, on one reader or on all; blocks. */
@Component
class KeyActions {

	/** The name that stands for all readers. */
	static final String ALL = "*";

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final FleetWatch fleet;

	private final ReaderActions actions;

	private final HttpCalls calls;

	private final MemberAddresses addresses;

	KeyActions(FleetWatch fleet, ReaderActions actions, HttpCalls calls, MemberAddresses addresses) {
		this.fleet = fleet;
		this.actions = actions;
		this.calls = calls;
		this.addresses = addresses;
	}

	Result evict(String id, String reader) {
		return this.actions.evict(id, readers(reader));
	}

	/** Evict the key and read it again, as a client would. */
	Result refresh(String id, String reader) {
		return this.actions.refresh(id, readers(reader), (one) -> read(one, id));
	}

	private CompletableFuture<Integer> read(ReaderView reader, String id) {
		String path = "post?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
		return this.addresses.resolve(reader.dataAddress())
			.thenCompose((base) -> this.calls.send("GET", base.resolve(path), Map.of(), null, TIMEOUT, HttpCalls.POST))
			.thenApply(Answer::status);
	}

	private List<ReaderView> readers(String name) {
		return this.fleet.now().choose(ALL.equals(name) ? "" : name);
	}

}
