package io.heavyread.console.events;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of the journal. */
@Controller
class EventsController {

	private static final int LIMIT = 300;

	private static final List<String> KINDS = Stream.of(EventKind.values()).map(EventKind::word).toList();

	private final Journal journal;

	private final LiveStreams streams;

	private final Fragments fragments;

	EventsController(Journal journal, LiveStreams streams, Fragments fragments) {
		this.journal = journal;
		this.streams = streams;
		this.fragments = fragments;
	}

	@GetMapping("/events")
	String page(@RequestParam(defaultValue = "") String reader, @RequestParam(defaultValue = "") String kind,
			Model model) {
		model.addAttribute("reader", reader);
		model.addAttribute("kind", KINDS.contains(kind) ? kind : "");
		model.addAttribute("kinds", KINDS);
		model.addAttribute("stream",
				UriComponentsBuilder.fromPath("/live/events")
					.queryParam("reader", "{reader}")
					.queryParam("kind", "{kind}")
					.encode()
					.buildAndExpand(reader, kind)
					.toUriString());
		model.addAllAttributes(values(reader, kind));
		return "events/list";
	}

	@GetMapping(path = "/live/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@RequestParam(defaultValue = "") String reader, @RequestParam(defaultValue = "") String kind,
			HttpServletRequest request) {
		return this.streams.open("events " + reader + " " + kind, (fleet) -> render(fleet, reader, kind), request);
	}

	private Map<String, String> render(FleetSnapshot fleet, String reader, String kind) {
		return this.fragments.render("events/list", List.of("events"), fleet, values(reader, kind));
	}

	private Map<String, Object> values(String reader, String kind) {
		return Map.of("events", this.journal.newest(reader, kind, LIMIT));
	}

}
