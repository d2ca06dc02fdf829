package io.heavyread.console.support;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One address that the console answers, as its own list has it: a new one is here without
 * anybody adding it.
 *
 * @param method the HTTP method
 * @param pattern the path with its variables
 */
public record Endpoint(String method, String pattern) {

	/** What the path's variables stand for in the tests' platform. */
	private static final Map<String, String> VARIABLES = Map.of("/readers/{id}", "/readers/reader-1",
			"/traces/{number}", "/traces/1", "/warmups/{number}", "/warmups/1", "{id}", "post-1", "{key}", "post-1");

	/** Return all of them by path. */
	public static List<Endpoint> of(Platform platform) {
		return platform.console()
			.getBeansOfType(RequestMappingHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap(Endpoint::of)
			.distinct()
			.sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))
			.toList();
	}

	private static Stream<Endpoint> of(RequestMappingInfo info) {
		Set<RequestMethod> named = info.getMethodsCondition().getMethods();
		Set<RequestMethod> methods = named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named;
		return info.getPatternValues()
			.stream()
			.flatMap((pattern) -> methods.stream().map((method) -> new Endpoint(method.name(), pattern)));
	}

	/** Return the path with names that are there in place of its variables. */
	public String path() {
		String path = this.pattern;
		for (String variable : List.of("/readers/{id}", "/traces/{number}", "/warmups/{number}", "{id}", "{key}")) {
			path = path.replace(variable, VARIABLES.getOrDefault(variable, ""));
		}
		return path + (path.endsWith("/difference") ? "?left=redis&right=reader-1" : "");
	}

	/** Tell whether it only reads. */
	public boolean reads() {
		return this.method.equals("GET");
	}

	/** Tell whether it belongs to the API. */
	public boolean isApi() {
		return this.pattern.startsWith("/api/");
	}

	/** Tell whether it is a page that people look at. */
	public boolean isPage() {
		return reads() && !isApi() && !isLive() && !this.pattern.endsWith(".csv") && !this.pattern.endsWith("/history")
				&& !this.pattern.equals("/error");
	}

	/** Tell whether it is a stream, or what keeps one alive. */
	public boolean isLive() {
		return this.pattern.startsWith("/live/");
	}

	@Override
	public String toString() {
		return this.method + " " + this.pattern;
	}

}
