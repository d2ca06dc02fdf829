package io.heavyread.console;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Endpoint;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what, for every address that the console answers: they are taken from the
 * console itself, so a new one is held to the rule as well.
 */
class RolesIT {

	/** What everybody may see. */
	private static final Set<String> OPEN = Set.of("/login", "/error");

	/** Forms that only operators are given. */
	private static final Set<String> FORMS = Set.of("/posts/new", "/posts/{id}/edit", "/posts/{id}/delete",
			"/readers/{id}/evict");

	private static Platform platform;

	private static List<Endpoint> endpoints;

	@BeforeAll
	static void start() {
		platform = Platform.shared();
		endpoints = Endpoint.of(platform).stream().filter((one) -> !OPEN.contains(one.pattern())).toList();
	}

	private static Browser as(String name) {
		return new Browser(platform.url()).signIn(name, "secret");
	}

	private static Stream<DynamicTest> each(Predicate<Endpoint> some, java.util.function.Consumer<Endpoint> test) {
		return endpoints.stream()
			.filter(some)
			.map((endpoint) -> DynamicTest.dynamicTest(endpoint.toString(), () -> test.accept(endpoint)));
	}

	private static HttpResponse<InputStream> call(Browser browser, Endpoint endpoint, String token) {
		boolean api = endpoint.isApi();
		return browser.head(endpoint.method(), endpoint.path(), api ? "{}" : "", "Content-Type",
				api ? "application/json" : "application/x-www-form-urlencoded", "X-CSRF-TOKEN", token, "Accept",
				api ? "application/json" : (endpoint.isLive() ? "text/event-stream" : "text/html"));
	}

	@Test
	void list_always_hasAllKindsOfEndpoints() {
		assertThat(endpoints).hasSizeGreaterThan(60);
		assertThat(endpoints).anyMatch(Endpoint::isApi).anyMatch(Endpoint::isLive);
		assertThat(endpoints).extracting(Endpoint::method).contains("GET", "POST", "DELETE");
	}

	@TestFactory
	Stream<DynamicTest> endpoint_withoutSession_givesNothing() {
		Browser nobody = new Browser(platform.url());
		String token = nobody.token("/login");
		return each((one) -> true, (endpoint) -> {
			HttpResponse<InputStream> answer = call(nobody, endpoint, token);
			if (endpoint.isApi() || endpoint.isLive()) {
				assertThat(answer.statusCode()).isEqualTo(401);
			}
			else {
				assertThat(answer.statusCode()).isEqualTo(302);
				assertThat(answer.headers().firstValue("Location")).hasValue("/login");
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> endpoint_asViewer_isReadOnly() {
		Browser viewer = as("viewer");
		String token = viewer.token("/");
		return each((one) -> true, (endpoint) -> {
			int status = call(viewer, endpoint, token).statusCode();
			if (endpoint.reads() && !FORMS.contains(endpoint.pattern())) {
				assertThat(status).isIn(200, 204, 404, 406);
			}
			else {
				assertThat(status).isEqualTo(403);
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> action_asOperatorWithoutToken_isRefused() {
		Browser operator = as("operator");
		return each((one) -> !one.reads(),
				(endpoint) -> assertThat(call(operator, endpoint, "wrong").statusCode()).isEqualTo(403));
	}

	@TestFactory
	Stream<DynamicTest> endpoint_asOperator_isAllowed() {
		Browser operator = as("operator");
		String token = operator.token("/");
		return each((one) -> true,
				(endpoint) -> assertThat(call(operator, endpoint, token).statusCode()).isNotIn(401, 403, 405, 500));
	}

}
