package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.members.MemberAddresses;
import io.heavyread.console.members.UnprovenMembers;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks all readers at once, each with its own time limit, and keeps what they said. A
 * reader whose last answer is still awaited is not asked again.
 */
@Component
class ReaderProbes {

	private final ReaderClient api;

	private final MemberAddresses addresses;

	private final UnprovenMembers unproven;

	private final Clock clock;

	private final Map<String, ReaderMonitor> monitors = new HashMap<>();

	private final Map<String, CompletableFuture<?>> asked = new HashMap<>();

	ReaderProbes(ReaderClient api, MemberAddresses addresses, UnprovenMembers unproven, Clock clock) {
		this.unproven = unproven;
		this.api = api;
		this.addresses = addresses;
		this.clock = clock;
	}

	List<CompletableFuture<?>> ask(List<Member> members, boolean registryAnswers) {
		synchronized (this.monitors) {
			register(members, registryAnswers);
			List<CompletableFuture<?>> futures = new ArrayList<>();
			this.monitors.forEach((id, monitor) -> futures.add(ask(id, monitor)));
			return futures;
		}
	}

	private void register(List<Member> members, boolean registryAnswers) {
		Instant now = this.clock.instant();
		Map<String, Member> latest = new HashMap<>();
		members.forEach((member) -> latest.put(member.id(), member));
		latest.forEach((id, member) -> {
			ReaderMonitor monitor = this.monitors.computeIfAbsent(id, (key) -> new ReaderMonitor(member, now));
			monitor.registered(member, now);
			locate(monitor, member);
		});
		if (registryAnswers) {
			this.monitors.keySet().retainAll(latest.keySet());
			this.asked.keySet().retainAll(latest.keySet());
		}
	}

	/** Only who has proven itself is looked for: nobody else is called anyway. */
	private void locate(ReaderMonitor monitor, Member member) {
		String registered = member.managementAddress();
		if (member.proof() != Proof.PROVEN) {
			monitor.address(registered, null, this.unproven.reason(member));
			return;
		}
		this.addresses.resolve(registered).whenComplete((base, failure) -> {
			synchronized (this.monitors) {
				monitor.address(registered, (base != null) ? new ReaderAddress(member.id(), registered, base) : null,
						(failure != null) ? CallFailedException.clause(failure) : "");
			}
		});
	}

	private CompletableFuture<?> ask(String id, ReaderMonitor monitor) {
		CompletableFuture<?> before = this.asked.get(id);
		ReaderAddress base = monitor.base();
		if ((before != null && !before.isDone()) || base == null) {
			return CompletableFuture.completedFuture(null);
		}
		CompletableFuture<?> now = this.api.state(base).handle((state, failure) -> keep(monitor, state, failure));
		this.asked.put(id, now);
		return now;
	}

	private boolean keep(ReaderMonitor monitor, @Nullable ReaderState state, @Nullable Throwable failure) {
		synchronized (this.monitors) {
			if (state != null && !state.state().isEmpty()) {
				monitor.answered(state, this.clock.instant());
				return true;
			}
			monitor.missed((failure != null) ? CallFailedException.clause(failure)
					: "sent something that is not its document");
			return false;
		}
	}

	List<ReaderView> views(Instant now, boolean registryAnswers) {
		synchronized (this.monitors) {
			return this.monitors.values().stream().map((monitor) -> monitor.view(now, registryAnswers)).toList();
		}
	}

}
