package io.heavyread.local.gateway;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Gives every answer the request's id, whoever writes it: Tomcat too, to what it cannot
 * read. Called by the server's threads; has no state.
 */
class RequestIds extends ValveBase {

	static final String HEADER = "X-Request-Id";

	private static final int LONGEST = 128;

	RequestIds() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		response.setHeader(HEADER, idOf(request.getHeader(HEADER)));
		getNext().invoke(request, response);
	}

	/** Return the client's id when it is short and visible ASCII, or a new one. */
	static String idOf(@Nullable String given) {
		return (given != null && isKept(given)) ? given : UUID.randomUUID().toString().replace("-", "");
	}

	private static boolean isKept(String id) {
		return !id.isEmpty() && id.length() <= LONGEST
				&& id.chars().allMatch((character) -> character > ' ' && character <= '~');
	}

}
