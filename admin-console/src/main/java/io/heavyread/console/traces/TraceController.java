package io.heavyread.console.traces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.json.JsonLayout;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The way of one write to all readers. */
@Controller
class TraceController {

	private static final List<String> PARTS = List.of("verdict", "axis", "rows");

	private static final String TEMPLATE = "traces/trace";

	private final Traces traces;

	private final FleetWatch fleet;

	private final LiveStreams streams;

	private final Fragments fragments;

	private final String gateway;

	TraceController(Traces traces, FleetWatch fleet, LiveStreams streams, Fragments fragments,
			ConsoleProperties properties) {
		this.traces = traces;
		this.fleet = fleet;
		this.streams = streams;
		this.fragments = fragments;
		String url = String.valueOf(properties.gateway().url());
		this.gateway = (properties.gateway().url() == null) ? ""
				: (url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
	}

	@GetMapping("/traces/{number}")
	String page(@PathVariable long number, Model model) {
		Trace trace = this.traces.require(number);
		model.addAttribute("stream", "/live/traces/" + number);
		model.addAttribute("trace", trace);
		model.addAttribute("lines", JsonLayout.lines(trace.body()));
		model.addAttribute("gateway", this.gateway);
		model.addAllAttributes(values(trace, this.fleet.now()));
		return TEMPLATE;
	}

	@GetMapping(path = "/live/traces/{number}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@PathVariable long number, HttpServletRequest request) {
		Trace trace = this.traces.require(number);
		return this.streams.open(Traces.topic(number), (now) -> render(trace, now), request);
	}

	private Map<String, String> render(Trace trace, FleetSnapshot now) {
		return this.fragments.render(TEMPLATE, PARTS, now, values(trace, now));
	}

	private static Map<String, Object> values(Trace trace, FleetSnapshot now) {
		TraceView view = TraceView.of(trace, now);
		return new LinkedHashMap<>(Map.of("view", view, "verdict", view.verdict()));
	}

}
