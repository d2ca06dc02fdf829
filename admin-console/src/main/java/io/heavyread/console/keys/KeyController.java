package io.heavyread.console.keys;

import java.util.List;
import java.util.Map;

import io.heavyread.console.action.Result;
import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.json.JsonLayout;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import io.heavyread.protocol.PostId;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One key over the whole fleet. */
@Controller
class KeyController {

	private static final List<String> PARTS = List.of("verdict", "places", "writes");

	private static final String TEMPLATE = "keys/key";

	private final KeyComparison comparison;

	private final KeyActions actions;

	private final LiveStreams streams;

	private final Fragments fragments;

	KeyController(KeyComparison comparison, KeyActions actions, LiveStreams streams, Fragments fragments) {
		this.comparison = comparison;
		this.actions = actions;
		this.streams = streams;
		this.fragments = fragments;
	}

	@GetMapping("/keys/{id}")
	String page(@PathVariable String id, @RequestParam(defaultValue = "") String at,
			@RequestParam(defaultValue = "pretty") String as, @RequestParam(defaultValue = "") String left,
			@RequestParam(defaultValue = "") String right, Model model) {
		check(id);
		KeyReport report = this.comparison.of(id);
		model.addAttribute("stream", "/live/keys/" + id);
		model.addAttribute("report", report);
		model.addAttribute("verdict", report.verdict());
		body(report, at, as, model);
		difference(report, left, right, model);
		return TEMPLATE;
	}

	private static void body(KeyReport report, String at, String as, Model model) {
		List<Place> bodies = report.bodies();
		model.addAttribute("bodies", bodies);
		model.addAttribute("as", List.of("raw", "hex").contains(as) ? as : "pretty");
		if (!bodies.isEmpty()) {
			Place shown = report.withBody(at).orElse(bodies.get(0));
			String body = String.valueOf(shown.body());
			model.addAttribute("shown", shown);
			model.addAttribute("lines", JsonLayout.lines(body));
			model.addAttribute("raw", "hex".equals(as) ? JsonLayout.hex(body) : body);
		}
	}

	/** Without a choice, an odd one is compared with the store. */
	private static void difference(KeyReport report, String left, String right, Model model) {
		List<Place> bodies = report.bodies();
		if (bodies.size() < 2) {
			return;
		}
		Place odd = bodies.stream().filter(Place::isOdd).findFirst().orElse(bodies.get(1));
		Place from = report.withBody(left).orElse(odd);
		Place to = report.withBody(right).orElse(bodies.get(0));
		model.addAttribute("from", from);
		model.addAttribute("to", to);
		if (!String.valueOf(from.body()).equals(to.body())) {
			model.addAttribute("differences",
					JsonLayout.differences(String.valueOf(from.body()), String.valueOf(to.body())));
		}
	}

	@GetMapping(path = "/live/keys/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@PathVariable String id, HttpServletRequest request) {
		check(id);
		boolean operator = request.isUserInRole("OPERATOR");
		return this.streams.open("key " + operator + " " + id, (now) -> render(id, operator, now), request);
	}

	private Map<String, String> render(String id, boolean operator, FleetSnapshot now) {
		KeyReport report = this.comparison.of(id);
		Map<String, Object> values = Map.of("report", report, "verdict", report.verdict(), "operator", operator);
		return this.fragments.render(TEMPLATE, PARTS, now, values);
	}

	@PostMapping("/keys/{id}")
	String act(@PathVariable String id, @RequestParam(defaultValue = "") String evict,
			@RequestParam(defaultValue = "") String refresh, RedirectAttributes redirect) {
		check(id);
		Result result = refresh.isEmpty() ? this.actions.evict(id, evict) : this.actions.refresh(id, refresh);
		redirect.addFlashAttribute("result", result);
		redirect.addAttribute("id", id);
		return "redirect:/keys/{id}";
	}

	private static void check(String id) {
		if (!PostId.isValid(id)) {
			throw new NotFoundException(
					"That is not a post's id: 1 to 128 characters of A-Z a-z 0-9 . _ : -, not only dots.");
		}
	}

}
