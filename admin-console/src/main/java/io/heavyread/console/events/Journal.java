package io.heavyread.console.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;

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

	@Override
	public void sampled(FleetSnapshot before, FleetSnapshot now) {
		FleetChanges.between(before, now).forEach(this::add);
	}

	/**
	 * Return events, newest first.
	 * @param reader whose, empty for all
	 * @param kind the word for their kind, empty for all
	 * @param limit how many at most
	 */
	public List<FleetEvent> newest(String reader, String kind, int limit) {
		synchronized (this.events) {
			return this.events.stream()
				.filter((event) -> reader.isEmpty() || event.reader().equals(reader))
				.filter((event) -> kind.isEmpty() || event.kind().word().equals(kind))
				.limit(limit)
				.toList();
		}
	}

}
