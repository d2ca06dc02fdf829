package io.heavyread.console.errors;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.store.StoreUnavailableException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors of the API as problems (RFC 9457), each with a sentence. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail notFound(NotFoundException failure) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, failure.getMessage());
	}

	@ExceptionHandler
	ProblemDetail badRequest(IllegalArgumentException failure) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, failure.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unavailable(StoreUnavailableException failure) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, failure.getMessage());
	}

	@ExceptionHandler
	ProblemDetail failed(CallFailedException failure) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, failure.getMessage());
	}

}
