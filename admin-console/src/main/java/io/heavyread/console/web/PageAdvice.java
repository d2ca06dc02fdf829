package io.heavyread.console.web;

import java.util.List;

import io.heavyread.console.fleet.FleetWatch;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** Gives every page the fleet, the user and the theme. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

	private static final List<String> THEMES = List.of("light", "dark");

	private final FleetWatch fleet;

	private final PageModel pages;

	PageAdvice(FleetWatch fleet, PageModel pages) {
		this.fleet = fleet;
		this.pages = pages;
	}

	@ModelAttribute
	void common(Model model, HttpServletRequest request) {
		Authentication user = SecurityContextHolder.getContext().getAuthentication();
		model.addAllAttributes(this.pages.common(this.fleet.now()));
		model.addAttribute("user", (user != null) ? user.getName() : "");
		model.addAttribute("operator", isOperator(user));
		model.addAttribute("theme", theme(request));
	}

	private static boolean isOperator(@Nullable Authentication user) {
		return user != null && user.getAuthorities()
			.stream()
			.anyMatch((authority) -> "ROLE_OPERATOR".equals(authority.getAuthority()));
	}

	private static @Nullable String theme(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, "theme");
		return (cookie != null && THEMES.contains(cookie.getValue())) ? cookie.getValue() : null;
	}

}
