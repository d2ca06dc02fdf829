package io.heavyread.service.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Gives all error bodies of Spring's the shape that the platform's own have: type, title,
 * status and a detail that is short and printable, whatever of the request Spring quotes
 * in it. Boot's error documents become problems too. Called by the server's threads; has
 * no state.
 */
@RestControllerAdvice
final class UniformProblems implements ResponseBodyAdvice<Object> {

	private static final int LONGEST = 120;

	private static final URI TYPE = URI.create("about:blank");

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType type,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body instanceof ProblemDetail problem) {
			response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
			return document(problem.getTitle(), problem.getStatus(), problem.getDetail(), problem.getProperties());
		}
		if (body instanceof Map<?, ?> error && isOfBoot(returnType) && error.get("status") instanceof Integer status) {
			response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
			return document(null, status, null, null);
		}
		return body;
	}

	/** {@code BasicErrorController}, and its counterpart of a management port. */
	private static boolean isOfBoot(MethodParameter returnType) {
		String name = returnType.getContainingClass().getName();
		return name.startsWith("org.springframework.boot.") && name.contains("Error");
	}

	private static Map<String, Object> document(@Nullable String title, int status, @Nullable String detail,
			@Nullable Map<String, Object> members) {
		HttpStatus known = HttpStatus.resolve(status);
		String name = (known != null) ? known.getReasonPhrase() : "Status " + status;
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("type", TYPE);
		document.put("title", (title != null) ? title : name);
		document.put("status", status);
		document.put("detail", (detail != null) ? printable(detail) : sentence(status));
		if (members != null) {
			members.forEach(document::putIfAbsent);
		}
		return document;
	}

	private static String sentence(int status) {
		return switch (status) {
			case 404 -> "There is no such path.";
			case 500 -> "The service failed; its log says why.";
			default -> "The request is refused.";
		};
	}

	private static String printable(String detail) {
		String plain = detail.replaceAll("[^ -~]", "?");
		return (plain.length() > LONGEST) ? plain.substring(0, LONGEST) + "..." : plain;
	}

}
