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
final class Chromium {

	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
			Path.of("/usr/bin/google-chrome"));

	private static @Nullable Chromium shared;

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/**
	 * Return the one that test classes share, or skip the test with a message where none
	 * is installed. It ends with the process.
	 */
	static synchronized Chromium shared() {
		Path executable = executable();
		Assumptions.assumeTrue(executable != null, "no Chromium is installed (looked for " + PLACES + ")");
		Chromium one = shared;
		if (one == null) {
			one = start(executable);
			shared = one;
			Runtime.getRuntime().addShutdownHook(new Thread(one::close));
		}
		return one;
	}

	private static Chromium start(@Nullable Path executable) {
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

	/** Open a page of a session of its own, with or without script. */
	Page page(boolean script) {
		return this.browser
			.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900)
				.setJavaScriptEnabled(script)
				.setIgnoreHTTPSErrors(true))
			.newPage();
	}

	private void close() {
		this.browser.close();
		this.playwright.close();
	}

}
