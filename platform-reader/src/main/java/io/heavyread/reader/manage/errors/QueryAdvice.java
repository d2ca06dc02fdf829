package io.heavyread.reader.manage.errors;

import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells a malformed query, which Tomcat finds when it is first looked at, without a word
 * in the log.
 */
@RestControllerAdvice
class QueryAdvice {

	@ExceptionHandler
	ProblemDetail query(InvalidParameterException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The query is malformed.");
	}

}
