package io.heavyread.reader.manage;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Keeps problems short and printable, whatever of the request Spring MVC quotes in them.
 */
@RestControllerAdvice
class ShortProblems implements ResponseBodyAdvice<Object> {

	private static final int LONGEST = 120;

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType type,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body instanceof ProblemDetail problem) {
			if (problem.getInstance() != null && problem.getInstance().toString().length() > LONGEST) {
				problem.setInstance(null);
			}
			if (problem.getDetail() != null) {
				problem.setDetail(printable(problem.getDetail()));
			}
		}
		return body;
	}

	private static String printable(String detail) {
		String plain = detail.replaceAll("[^ -~]", "?");
		return (plain.length() > LONGEST) ? plain.substring(0, LONGEST) + "..." : plain;
	}

}
