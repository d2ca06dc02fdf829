package io.heavyread.console.security;

import java.util.Map;

import io.heavyread.console.format.Format;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in. */
@Controller
class SignInController {

	private final SignInAttempts attempts;

	SignInController(SignInAttempts attempts) {
		this.attempts = attempts;
	}

	@GetMapping("/login")
	String page(@RequestParam Map<String, String> parameters, Model model) {
		model.addAttribute("wrong", parameters.containsKey("wrong"));
		model.addAttribute("locked", parameters.containsKey("locked"));
		model.addAttribute("out", parameters.containsKey("out"));
		model.addAttribute("attempts", this.attempts.limit());
		model.addAttribute("lockedFor", Format.INSTANCE.duration(this.attempts.duration()));
		return "security/login";
	}

}
