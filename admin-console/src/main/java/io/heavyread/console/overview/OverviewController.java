package io.heavyread.console.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.events.Journal;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The overview: one headline, a row per reader, and what stands beside them. */
@Controller
class OverviewController {

	private static final List<String> PARTS = List.of("verdict", "rows", "totals", "peers", "latest");

	private static final String TEMPLATE = "overview/overview";

	private static final int EVENTS = 6;

	private final FleetWatch fleet;

	private final LiveStreams streams;

	private final Fragments fragments;

	private final Journal journal;

	OverviewController(FleetWatch fleet, LiveStreams streams, Fragments fragments, Journal journal) {
		this.fleet = fleet;
		this.streams = streams;
		this.fragments = fragments;
		this.journal = journal;
	}

	@GetMapping("/")
	String page(Model model) {
		model.addAttribute("stream", "/live/overview");
		model.addAllAttributes(values(this.fleet.now()));
		return TEMPLATE;
	}

	@GetMapping(path = "/live/overview", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(HttpServletRequest request) {
		return this.streams.open("overview", this::render, request);
	}

	private Map<String, String> render(FleetSnapshot now) {
		return this.fragments.render(TEMPLATE, PARTS, now, values(now));
	}

	private Map<String, Object> values(FleetSnapshot now) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("verdict", FleetVerdict.of(now));
		values.put("rows", OverviewRow.of(now));
		values.put("totals", FleetTotals.of(now));
		values.put("latest", now.newest());
		values.put("events", this.journal.newest("", "", EVENTS));
		return values;
	}

}
