package io.heavyread.console.coherence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.action.Result;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.Point;
import io.heavyread.console.fleet.Sparkline;
import io.heavyread.console.format.Format;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import io.heavyread.console.web.Verdict;
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

	private static final String TEMPLATE = "coherence/page";

	private static final Format FORMAT = Format.INSTANCE;

	private final Coherence coherence;

	private final FleetWatch fleet;

	private final Repair repair;

	private final LiveStreams streams;

	private final Fragments fragments;

	CoherenceController(Coherence coherence, FleetWatch fleet, Repair repair, LiveStreams streams,
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
		Map<String, String> parts = new LinkedHashMap<>();
		Map<String, Object> values = values(now);
		for (String part : List.of("verdict", "histories", "sample", "audit")) {
			parts.put(part, this.fragments.render(TEMPLATE, part, now, values));
		}
		return parts;
	}

	private Map<String, Object> values(FleetSnapshot now) {
		List<AuditReport> samples = this.coherence.samples();
		AuditReport sample = this.coherence.lastSample();
		AuditReport full = this.coherence.lastAudit();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("verdict", verdict(now, sample));
		values.put("sample", sample);
		values.put("samples", samples.size());
		values.put("agreement", line(samples));
		values.put("full", full);
		values.put("progress", this.coherence.progress());
		values.put("differences", this.coherence.differences());
		return values;
	}

	/**
	 * The share of agreement of each sample; a full line at the top is as it should be.
	 */
	private static Sparkline line(List<AuditReport> samples) {
		List<Point> points = new ArrayList<>();
		long step = 900 / 180;
		for (int i = 0; i < samples.size(); i++) {
			points.add(new Point(i * step, samples.get(i).agreement(), 0, 0, 0, true));
		}
		return Sparkline.of(points, Point::ratio, new Sparkline.Scale(72, 24, 120, 0, 1));
	}

	private static Verdict verdict(FleetSnapshot now, @Nullable AuditReport sample) {
		if (!now.storeAnswers()) {
			return Verdict.of("bad", "Nothing can be compared: Redis does not answer",
					now.storeProblem() + " The last results are below.");
		}
		if (sample == null) {
			return Verdict.of("busy", "The first sample is on its way", "A sample is compared each few seconds.");
		}
		if (sample.different() > 0) {
			Difference first = sample.differences().get(0);
			return Verdict.of("warn",
					FORMAT.plural(sample.different(), "entry").replace("entrys", "entries")
							+ " of the last sample differ from Redis, also after a second look",
					first.reader() + " holds " + first.id() + " at version " + FORMAT.exact(first.readerVersion())
							+ ": " + first.words() + ".");
		}
		List<ReaderAudit> silent = sample.readers().stream().filter((reader) -> !reader.problem().isEmpty()).toList();
		if (!silent.isEmpty()) {
			return Verdict.of("warn", silent.get(0).reader() + " could not be compared; the others equal Redis",
					silent.get(0).reader() + " " + silent.get(0).problem() + ".");
		}
		if (sample.compared() == 0) {
			return Verdict.of("idle", "Nothing is cached, so there is nothing to compare",
					"Entries come with writes, requests and warm-ups.");
		}
		return Verdict.of("live", "All compared entries equal Redis",
				FORMAT.plural(sample.compared(), "entry").replace("entrys", "entries") + " of "
						+ FORMAT.plural(sample.readers().size(), "reader") + " compared "
						+ FORMAT.ago(sample.at(), now.at()) + ": version and hash are the same.");
	}

	@PostMapping("/coherence")
	String run(RedirectAttributes redirect) {
		boolean begun = this.repair.audit();
		redirect.addFlashAttribute("result",
				new Result("live", begun ? "The audit is started." : "An audit is running already.", List.of()));
		return "redirect:/coherence";
	}

	@PostMapping("/coherence/repair")
	String repair(RedirectAttributes redirect) {
		redirect.addFlashAttribute("result", this.repair.run());
		return "redirect:/coherence";
	}

}
