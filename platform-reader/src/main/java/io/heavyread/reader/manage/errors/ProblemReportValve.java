package io.heavyread.reader.manage.errors;

import java.io.IOException;
import java.util.Objects;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Tells errors that Tomcat finds before the application is asked. Made by Tomcat, by
 * class name.
 */
public final class ProblemReportValve extends ErrorReportValve {

	private static final Log logger = LogFactory.getLog(ProblemReportValve.class);

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.INTERNAL_SERVER_ERROR);
		try {
			ProblemDocument.of(known, "The request was refused.").write(response);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("An error could not be told to the client", ex);
		}
	}

}
