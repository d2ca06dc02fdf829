package io.heavyread.writer.commit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a write waits for after its commit: the parameters {@code ack} and
 * {@code timeout}.
 */
final class Acknowledgement {

	private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,5})(ms|s)");

	private static final int MAX_TIMEOUT_MILLIS = 10_000;

	private Acknowledgement() {
	}

	/** End the request with 400 when it asks for something else than can be had. */
	static void check(HttpServletRequest request) {
		checkTimeout(RequestFields.parameter(request, "timeout"));
		String ack = RequestFields.parameter(request, "ack");
		if ("all".equals(ack)) {
			throw Problem.badRequest("The query parameter ack=all is not supported yet.");
		}
		if (ack != null && !"none".equals(ack)) {
			throw Problem.badRequest("The query parameter ack must be none or all, but is " + Json.quoted(ack) + ".");
		}
	}

	private static void checkTimeout(@Nullable String timeout) {
		if (timeout == null) {
			return;
		}
		Matcher matcher = TIMEOUT.matcher(timeout);
		if (!matcher.matches() || !inRange(millis(matcher))) {
			throw Problem.badRequest("The query parameter timeout must be 1ms to 10s, with the unit ms or s, but is "
					+ Json.quoted(timeout) + ".");
		}
	}

	private static int millis(Matcher matcher) {
		return Integer.parseInt(matcher.group(1)) * ("s".equals(matcher.group(2)) ? 1000 : 1);
	}

	private static boolean inRange(int millis) {
		return millis >= 1 && millis <= MAX_TIMEOUT_MILLIS;
	}

}
