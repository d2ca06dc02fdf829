package io.heavyread.console.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import org.springframework.stereotype.Component;

/**
 * The newest events, as far as this console saw them; bounded, in memory. Any thread.
 */
@Component
public class Journal implements FleetListener {

	private static final int LENGTH = 2000;

	private final Deque<FleetEvent> events = new ArrayDeque<>();

	/** Add an event. */
	public void add(FleetEvent event) {
		synchronized (this.events) {
			if (this.events.size() == LENGTH) {
				this.events.removeLast();
			}
			this.events.addFirst(event);
		}
	}

	/** Return events, newest first, at most that many. */
	public List<FleetEvent> newest(Predicate<FleetEvent> which, int limit) {
		synchronized (this.events) {
			return this.events.stream().filter(which).limit(limit).toList();
		}
	}

	@Override
	public void sampled(FleetSnapshot before, FleetSnapshot now) {
		between(before, now).forEach(this::add);
	}

	/** Return what happened between two snapshots. */
	static List<FleetEvent> between(FleetSnapshot before, FleetSnapshot now) {
		List<FleetEvent> found = new ArrayList<>();
		Map<String, ReaderView> known = before.readers()
			.stream()
			.collect(Collectors.toMap(ReaderView::id, (reader) -> reader));
		for (ReaderView reader : now.readers()) {
			ReaderView old = known.remove(reader.id());
			if (old == null) {
				String place = reader.dataAddress().isEmpty() ? "" : " at " + reader.dataAddress();
				found.add(event(now, "live", "membership", reader.id(), reader.id() + " joined" + place));
			}
			else {
				compare(old, reader, now, found);
			}
		}
		known.keySet().forEach((id) -> found.add(event(now, "idle", "membership", id, id + " left the fleet")));
		peer(before.writer(), now.writer(), now, found);
		peer(before.redis(), now.redis(), now, found);
		peer(before.gateway(), now.gateway(), now, found);
		return found;
	}

	private static void compare(ReaderView old, ReaderView reader, FleetSnapshot now, List<FleetEvent> found) {
		if (old.status() != reader.status()) {
			String cause = reader.cause().isEmpty() ? ""
					: ": it " + (reader.status().answers() ? "says " : "") + reader.cause();
			String lasted = ", after " + Format.INSTANCE.duration(old.lasting()) + " "
					+ old.status().label().toLowerCase(java.util.Locale.ROOT);
			String tone = reader.status().tone();
			found.add(new FleetEvent(now.at(), tone, "state", reader.id(), old.status().label(),
					reader.status().label(), reader.id() + " " + phrase(reader.status()) + cause + lasted));
		}
		if (old.state() == null || reader.state() == null) {
			return;
		}
		long resyncs = reader.state().resyncs() - old.state().resyncs();
		if (resyncs > 0) {
			found.add(event(now, "busy", "resync", reader.id(),
					reader.id() + " compared everything with Redis" + ((resyncs > 1) ? " " + resyncs + " times" : "")));
		}
		long gaps = reader.state().gaps() - old.state().gaps();
		if (gaps > 0) {
			found.add(event(now, "warn", "resync", reader.id(),
					reader.id() + " missed messages and caught up from the log"));
		}
	}

	private static String phrase(ReaderStatus status) {
		return (status == ReaderStatus.NO_ANSWER) ? "does not answer the console" : (status == ReaderStatus.OLDER)
				? "is of an older version" : "is " + status.label().toLowerCase(java.util.Locale.ROOT);
	}

	private static void peer(PeerView old, PeerView peer, FleetSnapshot now, List<FleetEvent> found) {
		if (!old.label().equals(peer.label()) && !"Unknown".equals(peer.label())) {
			String problem = peer.problem().isEmpty() ? "" : ". " + strip(peer.problem());
			found.add(event(now, peer.tone(), "part", "",
					peer.name() + ": " + peer.label().toLowerCase(java.util.Locale.ROOT) + problem));
		}
	}

	private static String strip(String sentence) {
		return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
	}

	private static FleetEvent event(FleetSnapshot now, String tone, String kind, String reader, String text) {
		return new FleetEvent(now.at(), tone, kind, reader, "", "", text);
	}

}
