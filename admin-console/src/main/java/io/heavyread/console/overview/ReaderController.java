package io.heavyread.console.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.heavyread.console.action.ReaderActions;
import io.heavyread.console.charts.Point;
import io.heavyread.console.charts.ReaderCharts;
import io.heavyread.console.charts.Sparkline;
import io.heavyread.console.events.EventKind;
import io.heavyread.console.events.Journal;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One reader in depth, and what can be done to it. */
@Controller
class ReaderController {

	private static final String TEMPLATE = "overview/reader";

	private static final int STATE_CHANGES = 20;

	private final FleetWatch fleet;

	private final LiveStreams streams;

	private final Fragments fragments;

	private final Journal journal;

	private final ReaderActions actions;

	ReaderController(FleetWatch fleet, LiveStreams streams, Fragments fragments, Journal journal,
			ReaderActions actions) {
		this.fleet = fleet;
		this.streams = streams;
		this.fragments = fragments;
		this.journal = journal;
		this.actions = actions;
	}

	@GetMapping("/readers/{id}")
	String page(@PathVariable String id, Model model) {
		ReaderView reader = this.fleet.now().require(id);
		model.addAttribute("stream", "/live/readers/" + reader.id());
		model.addAllAttributes(values(reader));
		return TEMPLATE;
	}

	@GetMapping(path = "/live/readers/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@PathVariable String id, HttpServletRequest request) {
		ReaderView reader = this.fleet.now().require(id);
		return this.streams.open("reader " + reader.id(), (now) -> render(now, reader.id()), request);
	}

	private Map<String, String> render(FleetSnapshot now, String id) {
		ReaderView reader = now.reader(id).orElse(null);
		if (reader == null) {
			String sentence = this.fragments.render(TEMPLATE, List.of("forgotten"), now, Map.of("id", id))
				.get("forgotten");
			return Map.of("status", sentence);
		}
		Map<String, String> parts = this.fragments.render(TEMPLATE, List.of("status", "facts", "changes"), now,
				values(reader));
		parts.put("point", ReaderCharts.last(reader.history()));
		return parts;
	}

	private Map<String, Object> values(ReaderView reader) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("reader", reader);
		values.put("state", reader.state());
		values.put("verdict", FleetVerdict.of(reader, this.fleet.now()));
		values.put("changes", this.journal.newest(reader.id(), EventKind.STATE.word(), STATE_CHANGES));
		values.put("ratio", line(reader, Point::ratio, 1));
		values.put("rate", line(reader, Point::rate, 0));
		values.put("lag", line(reader, Point::p99, 0));
		return values;
	}

	private static Sparkline line(ReaderView reader, ToDoubleFunction<Point> value, double top) {
		double highest = reader.history()
			.stream()
			.mapToDouble(value)
			.filter((sample) -> !Double.isNaN(sample))
			.max()
			.orElse(1);
		Sparkline.Scale scale = new Sparkline.Scale(72, 24, 120, 0, (top > 0) ? top : highest * 1.1);
		return Sparkline.of(reader.history(), value, scale);
	}

	@GetMapping(path = "/readers/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	String history(@PathVariable String id) {
		return ReaderCharts.all(this.fleet.now().require(id).history());
	}

	@PostMapping("/readers/{id}/resync")
	String resync(@PathVariable String id, RedirectAttributes redirect) {
		ReaderView reader = this.fleet.now().require(id);
		redirect.addFlashAttribute("result", this.actions.resync(List.of(reader)));
		redirect.addAttribute("id", id);
		return "redirect:/readers/{id}";
	}

	@GetMapping("/readers/{id}/evict")
	String askEvict(@PathVariable String id, Model model) {
		model.addAttribute("reader", this.fleet.now().require(id));
		return "overview/evict";
	}

	@PostMapping("/readers/{id}/evict")
	String evict(@PathVariable String id, @RequestParam(defaultValue = "") String typed, Model model,
			RedirectAttributes redirect) {
		ReaderView reader = this.fleet.now().require(id);
		if (!reader.id().equals(typed.strip())) {
			model.addAttribute("reader", reader);
			model.addAttribute("wrong", true);
			return "overview/evict";
		}
		redirect.addFlashAttribute("result", this.actions.evictAll(List.of(reader)));
		redirect.addAttribute("id", id);
		return "redirect:/readers/{id}";
	}

}
