package io.heavyread.console.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.protocol.manage.ReaderState;

/** Finds what happened between two snapshots of the fleet. For one thread. */
final class FleetChanges {

	private final FleetSnapshot now;

	private final List<FleetEvent> found = new ArrayList<>();

	private FleetChanges(FleetSnapshot now) {
		this.now = now;
	}

	static List<FleetEvent> between(FleetSnapshot before, FleetSnapshot now) {
		FleetChanges changes = new FleetChanges(now);
		changes.readers(before);
		changes.peer(before.writer(), now.writer());
		changes.peer(before.redis(), now.redis());
		changes.peer(before.gateway(), now.gateway());
		return changes.found;
	}

	private void readers(FleetSnapshot before) {
		Map<String, ReaderView> known = before.readers()
			.stream()
			.collect(Collectors.toMap(ReaderView::id, (reader) -> reader));
		for (ReaderView reader : this.now.readers()) {
			ReaderView old = known.remove(reader.id());
			if (old != null) {
				compare(old, reader);
			}
			else {
				String place = reader.dataAddress().isEmpty() ? "" : " at " + reader.dataAddress();
				add(Tone.LIVE, EventKind.MEMBERSHIP, reader.id(), "joined" + place);
			}
		}
		known.keySet().forEach((id) -> add(Tone.IDLE, EventKind.MEMBERSHIP, id, "left the fleet"));
	}

	private void compare(ReaderView old, ReaderView reader) {
		if (old.status() != reader.status()) {
			this.found.add(new FleetEvent(this.now.at(), reader.status().tone(), EventKind.STATE, reader.id(),
					old.status().label(), reader.status().label(), reader.id() + " " + change(old, reader)));
		}
		ReaderState earlier = old.state();
		ReaderState latest = reader.state();
		if (earlier != null && latest != null) {
			counts(reader.id(), latest.resyncs() - earlier.resyncs(), latest.gaps() - earlier.gaps());
		}
	}

	private static String change(ReaderView old, ReaderView reader) {
		ReaderStatus status = reader.status();
		String whom = (status == ReaderStatus.NO_ANSWER) ? " the console" : "";
		String cause = reader.cause().isEmpty() ? "" : ": it " + (status.answers() ? "says " : "") + reader.cause();
		return status.clause() + whom + cause + ", after " + Format.INSTANCE.duration(old.lasting()) + " "
				+ old.status().word();
	}

	private void counts(String id, long resyncs, long gaps) {
		if (resyncs > 0) {
			add(Tone.BUSY, EventKind.RESYNC, id,
					"compared everything with Redis" + ((resyncs > 1) ? " " + resyncs + " times" : ""));
		}
		if (gaps > 0) {
			add(Tone.WARN, EventKind.RESYNC, id, "missed messages and caught up from the log");
		}
	}

	private void add(Tone tone, EventKind kind, String id, String what) {
		this.found.add(new FleetEvent(this.now.at(), tone, kind, id, id + " " + what));
	}

	private void peer(PeerView old, PeerView peer) {
		if (old.status() != peer.status() && peer.status() != PeerStatus.UNKNOWN) {
			String problem = peer.problem().isEmpty() ? "" : ". " + peer.problem().replaceFirst("\\.$", "");
			this.found.add(new FleetEvent(this.now.at(), peer.tone(), EventKind.PART, "",
					peer.name() + ": " + peer.status().word() + problem));
		}
	}

}
