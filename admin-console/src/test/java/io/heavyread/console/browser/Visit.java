package io.heavyread.console.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.heavyread.console.support.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who looks at the console in a browser of its own. At the end no script may
 * have failed and nothing may have broken the policy.
 */
final class Visit implements AutoCloseable {

	private static final double BOUND_MILLIS = 15_000;

	private final List<String> complaints = new ArrayList<>();

	private final String url;

	private final Page page;

	private Visit(String url, boolean script) {
		this.url = url;
		this.page = Chromium.shared().page(script);
		this.page.onPageError(this.complaints::add);
		this.page.onDialog((dialog) -> {
			this.complaints.add("dialog " + dialog.message());
			dialog.dismiss();
		});
		this.page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.complaints.add(message.text());
			}
		});
	}

	/** Come without signing in. */
	static Visit of(Platform platform) {
		return new Visit(platform.url(), true);
	}

	/** Come and sign in. */
	static Visit of(Platform platform, String name) {
		return of(platform.url(), name);
	}

	/** Come to a console at another address than its own, and sign in. */
	static Visit of(String url, String name) {
		return new Visit(url, true).signIn(name);
	}

	/** Come with a browser that runs no script, and sign in. */
	static Visit withoutScript(Platform platform, String name) {
		return new Visit(platform.url(), false).signIn(name);
	}

	private Visit signIn(String name) {
		go("/login");
		this.page.fill("#username", name);
		this.page.fill("#password", "secret");
		this.page.click("main button[type=submit]");
		this.page.waitForURL(this.url + "/");
		return this;
	}

	Page page() {
		return this.page;
	}

	void go(String path) {
		this.page.navigate(this.url + path);
	}

	/** Expect something of a part of the page within a bound. */
	LocatorAssertions that(String selector) {
		return that(this.page.locator(selector));
	}

	LocatorAssertions that(Locator locator) {
		PlaywrightAssertions.setDefaultAssertionTimeout(BOUND_MILLIS);
		return PlaywrightAssertions.assertThat(locator);
	}

	/** Wait until the page has come to another path. */
	void awaitPath(String glob) {
		this.page.waitForURL(glob, new Page.WaitForURLOptions().setTimeout(BOUND_MILLIS));
	}

	@Override
	public void close() {
		this.page.context().close();
		assertThat(this.complaints).isEmpty();
	}

}
