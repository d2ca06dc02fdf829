package io.heavyread.console.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.action.ReaderActions;
import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.reader.EntryQuery;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.protocol.manage.EntryPage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The entries that one reader holds, a page at a time. Sorting is the reader's work. */
@Controller
class KeysController {

	private static final int PAGE = 25;

	/** The words on the page, and what the reader calls them. */
	private static final Map<String, String> SORTS = sorts();

	private final FleetWatch fleet;

	private final ReaderClient readers;

	private final ReaderActions actions;

	KeysController(FleetWatch fleet, ReaderClient readers, ReaderActions actions) {
		this.fleet = fleet;
		this.readers = readers;
		this.actions = actions;
	}

	private static Map<String, String> sorts() {
		Map<String, String> sorts = new LinkedHashMap<>();
		sorts.put("hottest", "hottest");
		sorts.put("largest", "bytes");
		sorts.put("oldest", "age");
		sorts.put("newest", "version");
		sorts.put("id", "id");
		return sorts;
	}

	@GetMapping("/readers/{id}/keys")
	String page(@PathVariable String id, @RequestParam(defaultValue = "") String prefix,
			@RequestParam(defaultValue = "hottest") String sort, @RequestParam(defaultValue = "1") int first,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		ReaderView reader = this.fleet.now().require(id);
		String order = SORTS.containsKey(sort) ? sort : "hottest";
		EntryQuery query = new EntryQuery(prefix.strip(), SORTS.getOrDefault(order, "hottest"), PAGE, cursor);
		Reply<EntryPage> reply = FleetCalls.ask(reader, (base) -> this.readers.entries(base, query));
		model.addAttribute("reader", reader);
		model.addAttribute("prefix", prefix.strip());
		model.addAttribute("sort", order);
		model.addAttribute("sorts", SORTS.keySet());
		model.addAttribute("cursor", cursor);
		model.addAttribute("first", (cursor != null) ? Math.max(1, first) : 1);
		model.addAttribute("found", reply.value());
		model.addAttribute("problem", reply.answered() ? null : reply.problem());
		return "keys/list";
	}

	@PostMapping("/readers/{id}/keys/evict")
	String evict(@PathVariable String id, @RequestParam String key, @RequestParam(defaultValue = "") String prefix,
			@RequestParam(defaultValue = "hottest") String sort, RedirectAttributes redirect) {
		redirect.addFlashAttribute("result", this.actions.evict(key, List.of(this.fleet.now().require(id))));
		redirect.addAttribute("id", id);
		redirect.addAttribute("prefix", prefix);
		redirect.addAttribute("sort", sort);
		return "redirect:/readers/{id}/keys";
	}

}
