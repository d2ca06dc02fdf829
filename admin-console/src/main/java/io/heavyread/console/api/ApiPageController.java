package io.heavyread.console.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The page that names the calls of the API. */
@Controller
class ApiPageController {

	private final RequestMappingHandlerMapping mappings;

	ApiPageController(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		this.mappings = mappings;
	}

	@GetMapping("/api")
	String page(Model model) {
		List<Call> calls = new ArrayList<>();
		this.mappings.getHandlerMethods().forEach((mapping, handler) -> add(mapping, handler, calls));
		calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
		model.addAttribute("calls", calls);
		return "api/page";
	}

	private static void add(RequestMappingInfo mapping, HandlerMethod handler, List<Call> calls) {
		Operation operation = handler.getMethodAnnotation(Operation.class);
		if (operation == null || operation.hidden() || operation.summary().isEmpty()) {
			return;
		}
		for (String path : mapping.getPatternValues()) {
			for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
				calls.add(new Call(method.name(), path, operation.summary(), method != RequestMethod.GET));
			}
		}
	}

	/**
	 * One call.
	 *
	 * @param method the HTTP method
	 * @param path the path
	 * @param summary what it does
	 * @param operator whether it needs the role OPERATOR
	 */
	record Call(String method, String path, String summary, boolean operator) {
	}

}
