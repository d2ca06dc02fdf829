package io.heavyread.writer.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.heavyread.protocol.StoreException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever a handler, Spring or the store throws into a problem. */
@ControllerAdvice
class ProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<byte[]> problem(ProblemException ex) {
		return ex.problem().reply().toEntity();
	}

	@ExceptionHandler
	ResponseEntity<byte[]> store(StoreException ex) {
		String detail = (ex.outcome() == StoreException.Outcome.NONE) ? "The store cannot take the write now."
				: "The store did not confirm the write in time. Repeat it with the same idempotency key.";
		return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, detail)
			.member("outcome", ex.outcome().name().toLowerCase(Locale.ROOT))
			.header("Retry-After", "1")
			.reply()
			.toEntity();
	}

	/** The client is gone: nobody is left to answer. */
	@ExceptionHandler
	void gone(AsyncRequestNotUsableException ex) {
		logger.debug("The client closed the connection before the reply", ex);
	}

	/** Tomcat finds the fault only when somebody asks for a parameter. */
	@ExceptionHandler
	ResponseEntity<byte[]> query(InvalidParameterException ex) {
		logger.debug("A query is malformed", ex);
		return Problem.of(HttpStatus.BAD_REQUEST, "The query is malformed.").reply().toEntity();
	}

	@ExceptionHandler
	ResponseEntity<byte[]> other(Exception ex) {
		if (ex instanceof ErrorResponse response) {
			return spring(response);
		}
		logger.error("A request failed unexpectedly", ex);
		return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "The writer failed; its log says why.").reply().toEntity();
	}

	private static ResponseEntity<byte[]> spring(ErrorResponse response) {
		String detail = response.getBody().getDetail();
		Map<String, String> headers = new LinkedHashMap<>();
		response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
		return new Problem(response.getStatusCode().value(), (detail != null) ? detail : "The request is refused.",
				Map.of(), headers)
			.reply()
			.toEntity();
	}

}
