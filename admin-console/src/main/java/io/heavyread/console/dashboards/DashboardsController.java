package io.heavyread.console.dashboards;

import java.net.URI;
import java.util.List;

import io.heavyread.console.ConsoleProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The page with Grafana's panels; its range and theme follow the console. */
@Controller
class DashboardsController {

	private static final List<String> RANGES = List.of("15m", "1h", "6h", "24h", "7d");

	private static final int MAX_PANELS = 4;

	private final GrafanaProbe probe;

	private final ConsoleProperties.Grafana grafana;

	DashboardsController(GrafanaProbe probe, ConsoleProperties properties) {
		this.probe = probe;
		this.grafana = properties.grafana();
	}

	@GetMapping("/dashboards")
	String page(@RequestParam(defaultValue = "1h") String range,
			@CookieValue(name = "theme", defaultValue = "light") String theme, Model model) {
		String shown = RANGES.contains(range) ? range : "1h";
		model.addAttribute("range", shown);
		model.addAttribute("ranges", RANGES);
		model.addAttribute("configured", this.grafana.url() != null);
		String problem = this.probe.problem();
		model.addAttribute("problem", problem);
		URI url = this.grafana.url();
		if (problem.isEmpty() && url != null) {
			String style = "dark".equals(theme) ? "dark" : "light";
			model.addAttribute("frames",
					this.grafana.panels()
						.stream()
						.limit(MAX_PANELS)
						.map((panel) -> panel(url, panel, shown, style))
						.toList());
			model.addAttribute("whole", address(url, "d", shown, style, null));
		}
		return "dashboards/page";
	}

	private String panel(URI url, String panel, String range, String theme) {
		return address(url, "d-solo", range, theme, panel);
	}

	private String address(URI url, String kind, String range, String theme, @Nullable String panel) {
		UriComponentsBuilder address = UriComponentsBuilder.fromUri(url)
			.pathSegment(kind, this.grafana.dashboard(), this.grafana.dashboard())
			.queryParam("orgId", 1)
			.queryParam("from", "now-" + range)
			.queryParam("to", "now")
			.queryParam("refresh", "10s")
			.queryParam("theme", theme);
		if (panel != null) {
			address.queryParam("panelId", panel).queryParam("__feature.dashboardSceneSolo", true);
		}
		return address.build().toUriString();
	}

}
