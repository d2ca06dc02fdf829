package io.heavyread.console.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.heavyread.console.store.StoreUnavailableException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the audit, and the same as CSV. */
@Controller
class AuditController {

	private static final int LIMIT = 1000;

	private static final int PAGE = 50;

	private final AuditTrail trail;

	AuditController(AuditTrail trail) {
		this.trail = trail;
	}

	@GetMapping("/audit")
	String page(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
		model.addAttribute("q", q);
		try {
			List<AuditEntry> found = search(q);
			int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
			int at = Math.min(Math.max(1, page), pages);
			model.addAttribute("total", found.size());
			model.addAttribute("page", at);
			model.addAttribute("pages", pages);
			model.addAttribute("entries", found.subList((at - 1) * PAGE, Math.min(found.size(), at * PAGE)));
		}
		catch (StoreUnavailableException ex) {
			model.addAttribute("problem", ex.getMessage());
		}
		return "audit/list";
	}

	private List<AuditEntry> search(String text) {
		return this.trail.newest(LIMIT).stream().filter((entry) -> text.isBlank() || entry.contains(text)).toList();
	}

	@GetMapping("/audit.csv")
	ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String q) {
		StringBuilder csv = new StringBuilder("at,user,address,action,target,parameters,result\r\n");
		for (AuditEntry entry : search(q)) {
			csv.append(String.join(",", cell(entry.at().toString()), cell(entry.user()), cell(entry.address()),
					cell(entry.action()), cell(entry.target()), cell(entry.parameters()), cell(entry.result())))
				.append("\r\n");
		}
		ContentDisposition file = ContentDisposition.attachment().filename("audit.csv").build();
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
			.body(csv.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** A cell that a spreadsheet would take for a formula gets a quote before it. */
	private static String cell(String text) {
		String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
		return '"' + safe.replace("\"", "\"\"") + '"';
	}

}
