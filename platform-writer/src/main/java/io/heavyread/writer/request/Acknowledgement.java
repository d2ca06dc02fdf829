package io.heavyread.writer.request;

import java.time.Duration;
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
 *
 * @param ofAll whether every live reader is to have applied it
 * @param timeout how long to wait for that
 */
public record Acknowledgement(boolean ofAll, Duration timeout) {

	private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,5})(ms|s)");

	private static final int DEFAULT_TIMEOUT_MILLIS = 500;

	private static final int MAX_TIMEOUT_MILLIS = 10_000;

	/**
	 * Read the parameters; end the request with 400 when they are not what they can be.
	 */
	static Acknowledgement of(HttpServletRequest request) {
		Duration timeout = timeout(RequestFields.parameter(request, "timeout"));
		String ack = RequestFields.parameter(request, "ack");
		if (ack != null && !"none".equals(ack) && !"all".equals(ack)) {
			throw Problem.badRequest("The query parameter ack must be none or all, but is " + Json.quoted(ack) + ".");
		}
		return new Acknowledgement("all".equals(ack), timeout);
	}

	private static Duration timeout(@Nullable String timeout) {
		if (timeout == null) {
			return Duration.ofMillis(DEFAULT_TIMEOUT_MILLIS);
		}
		Matcher matcher = TIMEOUT.matcher(timeout);
		if (!matcher.matches() || !inRange(millis(matcher))) {
			throw Problem.badRequest("The query parameter timeout must be 1ms to 10s, with the unit ms or s, but is "
					+ Json.quoted(timeout) + ".");
		}
		return Duration.ofMillis(millis(matcher));
	}

	private static int millis(Matcher matcher) {
		return Integer.parseInt(matcher.group(1)) * ("s".equals(matcher.group(2)) ? 1000 : 1);
	}

	private static boolean inRange(int millis) {
		return millis >= 1 && millis <= MAX_TIMEOUT_MILLIS;
	}

}
