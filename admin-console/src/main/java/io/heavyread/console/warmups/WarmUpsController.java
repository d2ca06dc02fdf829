package io.heavyread.console.warmups;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.action.Result;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.console.live.Fragments;
import io.heavyread.console.live.LiveStreams;
import io.heavyread.protocol.manage.WarmUpJob;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of warm-ups. */
@Controller
class WarmUpsController {

	private static final List<String> PARTS = List.of("summary", "progress", "history");

	private static final String TEMPLATE = "warmups/list";

	private final WarmUps warmUps;

	private final LiveStreams streams;

	private final Fragments fragments;

	WarmUpsController(WarmUps warmUps, LiveStreams streams, Fragments fragments) {
		this.warmUps = warmUps;
		this.streams = streams;
		this.fragments = fragments;
	}

	@GetMapping("/warmups")
	String page(@RequestParam(defaultValue = "") String target, @RequestParam(defaultValue = "") String prefix,
			Model model) {
		WarmUpScope scope = prefix.isEmpty() ? WarmUpScope.RECENT : WarmUpScope.PREFIX;
		return page(model, new WarmUpForm(scope.word(), 1000, 500, prefix, "", target));
	}

	private String page(Model model, WarmUpForm form) {
		model.addAttribute("stream", "/live/warmups");
		model.addAttribute("form", form);
		model.addAllAttributes(values());
		return TEMPLATE;
	}

	private Map<String, Object> values() {
		List<WarmUp> jobs = this.warmUps.newest();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("running", jobs.stream().filter(WarmUp::isRunning).toList());
		values.put("finished", jobs.stream().filter((job) -> !job.isRunning()).toList());
		return values;
	}

	@GetMapping(path = "/live/warmups", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(HttpServletRequest request) {
		return this.streams.open("warmups", this::render, request);
	}

	private Map<String, String> render(FleetSnapshot now) {
		return this.fragments.render(TEMPLATE, PARTS, now, values());
	}

	@PostMapping("/warmups")
	String start(@ModelAttribute WarmUpForm form, @RequestParam(defaultValue = "false") boolean count, Model model,
			Principal user, RedirectAttributes redirect) {
		if (!form.problem().isEmpty()) {
			model.addAttribute("result", new Result(Tone.BAD, "Nothing was started. " + form.problem(), List.of()));
			return page(model, form);
		}
		if (count) {
			model.addAttribute("result", counted(form, this.warmUps.count(form)));
			return page(model, form);
		}
		redirect.addFlashAttribute("result", started(this.warmUps.start(form, user.getName())));
		return "redirect:/warmups";
	}

	private static Result counted(WarmUpForm form, List<Reply<WarmUpJob>> replies) {
		List<String> lines = replies.stream()
			.map((reply) -> reply.reader()
					+ ((reply.value() != null) ? ": " + Format.INSTANCE.exact(reply.value().total()) + " ids to look at"
							: " cannot tell: it " + reply.problem()))
			.toList();
		return new Result(Tone.LIVE, "Counted only: " + form.words() + ".", lines);
	}

	private static Result started(WarmUp job) {
		List<String> refused = job.parts()
			.stream()
			.filter((part) -> !part.problem().isEmpty())
			.map((part) -> part.reader() + " did not take it: it " + part.problem() + ".")
			.toList();
		if (!refused.isEmpty() && refused.size() == job.parts().size()) {
			return new Result(Tone.BAD, "W-" + job.number() + " did not start on any reader.", refused);
		}
		return new Result(refused.isEmpty() ? Tone.LIVE : Tone.WARN, "W-" + job.number() + " is started.", refused);
	}

	@PostMapping("/warmups/{number}/cancel")
	String cancel(@PathVariable long number, RedirectAttributes redirect) {
		WarmUp job = this.warmUps.require(number);
		this.warmUps.cancel(job);
		redirect.addFlashAttribute("result", new Result(Tone.LIVE, "W-" + number + " is cancelled.", List.of()));
		return "redirect:/warmups";
	}

}
