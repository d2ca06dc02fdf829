package io.heavyread.console.errors;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Says in a sentence what went wrong; never how, and never what the request held. */
@Component
class ErrorSentences extends DefaultErrorAttributes {

	@Override
	public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
		Map<String, Object> attributes = super.getErrorAttributes(request, options);
		Object told = request.getAttribute(Refusal.SENTENCE, RequestAttributes.SCOPE_REQUEST);
		attributes.put("sentence", (told != null) ? told : sentence(attributes.get("status")));
		return attributes;
	}

	private static String sentence(@Nullable Object status) {
		if (!(status instanceof Integer code)) {
			return "Try it again.";
		}
		return switch (code) {
			case 400 -> "Nothing was done. Go back and look at what you entered.";
			case 403 -> "Nothing was done.";
			case 404 -> "The address may be old, or what it named is gone.";
			case 405 -> "Nothing was done.";
			case 429 -> "You have too many pages open. Close some of them.";
			case 503 -> "Try it again in a moment.";
			default -> "Nothing more is known here; the console's log tells what happened. Try it again.";
		};
	}

}
