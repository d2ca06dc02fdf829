package io.heavyread.console.coherence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.action.Result;
import io.heavyread.console.charts.Point;
import io.heavyread.console.charts.Sparkline;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.format.Tone;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that proves that readers equal the store, or shows what differs. */
@Controller
class CoherenceController {

	private static final int SAMPLES_SHOWN = 180;

	private static final List<String> PARTS = List.of("verdict", "histories", "sample", "full");

	private static final String TEMPLATE = "coherence/page";

	private final Coherence coherence;

	private final FleetWatch fleet;

	private final CoherenceActions repair;

	private final LiveStreams streams;

	private final Fragments fragments;

	CoherenceController(Coherence coherence, FleetWatch fleet, CoherenceActions repair, LiveStreams streams,
			Fragments fragments) {
		this.coherence = coherence;
		this.fleet = fleet;
		this.repair = repair;
		this.streams = streams;
		this.fragments = fragments;
	}

	@GetMapping("/coherence")
	String page(Model model) {
		model.addAttribute("stream", "/live/coherence");
		model.addAllAttributes(values(this.fleet.now()));
		return TEMPLATE;
	}

	@GetMapping(path = "/live/coherence", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(HttpServletRequest request) {
		return this.streams.open("coherence", this::render, request);
	}

	private Map<String, String> render(FleetSnapshot now) {
		return this.fragments.render(TEMPLATE, PARTS, now, values(now));
	}

	private Map<String, Object> values(FleetSnapshot now) {
		List<ComparisonReport> samples = this.coherence.samples();
		ComparisonReport sample = this.coherence.lastSample();
		ComparisonReport full = this.coherence.lastFull();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("verdict", CoherenceVerdict.of(now, sample));
		values.put("matches", matches(now));
		values.put("sample", sample);
		values.put("samples", samples.size());
		values.put("agreement", line(samples));
		values.put("full", full);
		values.put("progress", this.coherence.progress());
		values.put("differences", this.coherence.differences());
		return values;
	}

	private static Map<String, @Nullable HistoryMatch> matches(FleetSnapshot now) {
		Map<String, @Nullable HistoryMatch> matches = new LinkedHashMap<>();
		now.readers().forEach((reader) -> matches.put(reader.id(), HistoryMatch.of(reader, now)));
		return matches;
	}

	/**
	 * The share of agreement of each sample; a full line at the top is as it should be.
	 */
	private static Sparkline line(List<ComparisonReport> samples) {
		List<Point> points = new ArrayList<>();
		long step = Point.HISTORY_SECONDS / SAMPLES_SHOWN;
		for (int i = 0; i < samples.size(); i++) {
			points.add(new Point(i * step, samples.get(i).agreement(), 0, 0, 0, true));
		}
		return Sparkline.of(points, Point::ratio, new Sparkline.Scale(72, 24, 120, 0, 1));
	}

	@PostMapping("/coherence")
	String run(RedirectAttributes redirect) {
		boolean begun = this.repair.compareAll();
		redirect.addFlashAttribute("result", new Result(Tone.LIVE,
				begun ? "The comparison is started." : "A comparison is running already.", List.of()));
		return "redirect:/coherence";
	}

	@PostMapping("/coherence/repair")
	String repair(RedirectAttributes redirect) {
		redirect.addFlashAttribute("result", this.repair.run());
		return "redirect:/coherence";
	}

}
