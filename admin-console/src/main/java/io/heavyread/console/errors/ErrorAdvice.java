package io.heavyread.console.errors;

import java.io.IOException;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns what a page cannot show into the error page with a sentence. */
@ControllerAdvice(annotations = Controller.class)
class ErrorAdvice {

	@ExceptionHandler
	void notFound(NotFoundException failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Refusal.page(HttpStatus.NOT_FOUND, String.valueOf(failure.getMessage()), request, response);
	}

	@ExceptionHandler({ StoreUnavailableException.class, CallFailedException.class })
	void unavailable(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Refusal.page(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(failure.getMessage()), request, response);
	}

}
