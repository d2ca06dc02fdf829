package io.heavyread.console.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The installed Chromium. */
final class Chromium implements AutoCloseable {

	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
			Path.of("/usr/bin/google-chrome"));

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/** Start it, or skip the test with a message where none is installed. */
	static Chromium start() {
		Path executable = executable();
		Assumptions.assumeTrue(executable != null, "no Chromium is installed (looked for " + PLACES + ")");
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Browser browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
		return new Chromium(playwright, browser);
	}

	private static @Nullable Path executable() {
		return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
	}

	/** Open a page of its own session, signed in. */
	Page signedIn(String url, String name) {
		Page page = this.browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900)).newPage();
		page.navigate(url + "/login");
		page.fill("#username", name);
		page.fill("#password", "secret");
		page.click("main button[type=submit]");
		page.waitForURL(url + "/");
		return page;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
