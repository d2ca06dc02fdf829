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

	private static final int PAGE = 50;

	private final AuditTrail trail;

	AuditController(AuditTrail trail) {
		this.trail = trail;
	}

	@GetMapping("/audit")
	String page(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
		model.addAttribute("q", q);
		try {
			List<AuditEntry> found = this.trail.search(q);
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

	@GetMapping("/audit.csv")
	ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String q) {
		ContentDisposition file = ContentDisposition.attachment().filename("audit.csv").build();
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
			.body(AuditCsv.of(this.trail.search(q)).getBytes(StandardCharsets.UTF_8));
	}

}
