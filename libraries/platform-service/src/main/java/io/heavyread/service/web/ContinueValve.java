package io.heavyread.service.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ContinueResponseTiming;

import org.springframework.http.HttpHeaders;

/**
 * Lets a filter answer {@code Expect: 100-continue}. Tomcat does so itself when a body is
 * read, but not when it is read without waiting.
 */
public final class ContinueValve extends ValveBase {

	private static final String ASK = ContinueValve.class.getName();

	ContinueValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getHeader(HttpHeaders.EXPECT) != null) {
			Ask ask = () -> response.sendAcknowledgement(ContinueResponseTiming.ALWAYS);
			request.setAttribute(ASK, ask);
		}
		getNext().invoke(request, response);
	}

	/** Ask for the body of a request whose client waits for that. */
	public static void ask(HttpServletRequest request) throws IOException {
		if (request.getAttribute(ASK) instanceof Ask ask) {
			ask.ask();
		}
	}

	/** Tells the client to send the body. */
	@FunctionalInterface
	private interface Ask {

		void ask() throws IOException;

	}

}
