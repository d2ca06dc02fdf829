package io.heavyread.service.web;

import java.net.URI;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/** Problems that quote the request, as Spring MVC sends them. */
class UniformProblemsTests {

	private static final String LONGEST = "x".repeat(120);

	private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new QuotingController())
		.setControllerAdvice(new UniformProblems())
		.build();

	@Test
	void shortDetail_staysAsItIs() throws Exception {
		assertThat(detail("No \"value\" of <limit> ~ 5.")).isEqualTo("No \"value\" of <limit> ~ 5.");
		assertThat(detail(LONGEST)).isEqualTo(LONGEST);
	}

	@Test
	void longDetail_isCut() throws Exception {
		assertThat(detail(LONGEST + "x")).isEqualTo(LONGEST + "...");
		assertThat(detail("é".repeat(5_000))).isEqualTo("?".repeat(120) + "...");
	}

	@Test
	void whatIsNotPrintableAscii_isReplaced() throws Exception {
		assertThat(detail("\0\t\r\n\u001b\u007f\u0080é\u2028\ud800 end")).isEqualTo("?????????? end");
	}

	@Test
	void everyProblem_hasTheSameMembers() throws Exception {
		assertThat(problem("d", "/i").propertyNames()).containsExactly("type", "title", "status", "detail");
		assertThat(problem("d", "/i").path("type").asString()).isEqualTo("about:blank");
		assertThat(JsonMapper.shared().readTree(get("/bare", "")).propertyNames()).containsExactly("type", "title",
				"status", "detail");
	}

	@Test
	void problem_ofAnyAccept_isOfItsTypeWithoutACharset() throws Exception {
		assertThat(this.mvc.perform(MockMvcRequestBuilders.get("/bare").accept("application/json"))
			.andReturn()
			.getResponse()
			.getContentType()).isEqualTo("application/problem+json");
	}

	@Test
	void otherAnswers_stayAsTheyAre() throws Exception {
		String text = "é".repeat(5_000);
		assertThat(get("/text", text)).isEqualTo(text);
	}

	private String detail(String detail) throws Exception {
		return problem(detail, "/i").path("detail").asString();
	}

	private JsonNode problem(String detail, String instance) throws Exception {
		return JsonMapper.shared().readTree(get("/problem?instance=" + instance, detail));
	}

	private String get(String path, String text) throws Exception {
		return this.mvc.perform(MockMvcRequestBuilders.get(path).param("text", text).accept("application/*", "text/*"))
			.andReturn()
			.getResponse()
			.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
	}

	/** Quotes what it is told. */
	@RestController
	private static final class QuotingController {

		@GetMapping("/problem")
		ProblemDetail problem(@RequestParam("text") String text, @RequestParam("instance") URI instance) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, text);
			problem.setInstance(instance);
			return problem;
		}

		@GetMapping("/bare")
		ProblemDetail bare() {
			return ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
		}

		@GetMapping(path = "/text", produces = "text/plain;charset=UTF-8")
		String text(@RequestParam("text") String text) {
			return text;
		}

	}

}
