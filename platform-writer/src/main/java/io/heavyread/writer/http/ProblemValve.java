package io.heavyread.writer.http;

import java.io.IOException;
import java.util.Map;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a problem where Tomcat itself refuses a request, before any handler sees
 * it: malformed request lines, headers and targets.
 */
class ProblemValve extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ProblemValve.class);

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			new Problem(status, detail(status), Map.of(), Map.of()).reply().writeTo(response);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The client closed the connection before the reply", ex);
		}
	}

	private static String detail(int status) {
		return (status != 500) ? "The request is not well-formed HTTP/1.1." : "The writer failed; its log says why.";
	}

}
