package io.heavyread.console.signin;

import java.util.List;
import java.util.Map;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.format.Format;
import io.heavyread.console.oidc.OidcSignIn;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in. */
@Controller
class SignInController {

	/** What the page may tell, by the name of its parameter. */
	private static final List<String> NOTICES = List.of("wrong", "locked", "busy", "norole", "refused", "out");

	private final SignInAttempts attempts;

	private final String provider;

	private final boolean passwords;

	SignInController(SignInAttempts attempts, ObjectProvider<OidcSignIn> oidc, ConsoleProperties properties) {
		this.attempts = attempts;
		this.provider = oidc.stream().map(OidcSignIn::provider).findAny().orElse("");
		this.passwords = !properties.users().isEmpty();
	}

	@GetMapping("/login")
	String page(@RequestParam Map<String, String> parameters, Model model) {
		for (String notice : NOTICES) {
			model.addAttribute(notice, parameters.containsKey(notice));
		}
		model.addAttribute("provider", this.provider);
		model.addAttribute("providerPath", OidcSignIn.PATH);
		model.addAttribute("passwords", this.passwords);
		model.addAttribute("attempts", this.attempts.limit());
		model.addAttribute("lockedFor", Format.INSTANCE.duration(this.attempts.duration()));
		return "signin/login";
	}

}
