package io.heavyread.console.security;

import io.heavyread.console.format.Format;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to sign in. */
@Controller
class SignInController {

	private final SignInAttempts attempts;

	SignInController(SignInAttempts attempts) {
		this.attempts = attempts;
	}

	@GetMapping("/login")
	String page(Model model) {
		model.addAttribute("attempts", this.attempts.limit());
		model.addAttribute("lockedFor", Format.INSTANCE.duration(this.attempts.duration()));
		return "security/login";
	}

}
