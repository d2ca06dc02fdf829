package io.heavyread.console.web;

import java.io.IOException;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns what a page cannot show into the error page with a sentence. */
@ControllerAdvice(annotations = Controller.class)
class ErrorAdvice {

	@ExceptionHandler
	void notFound(NotFoundException failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		send(404, failure, request, response);
	}

	@ExceptionHandler
	void unavailable(StoreUnavailableException failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		send(503, failure, request, response);
	}

	@ExceptionHandler
	void failed(CallFailedException failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		send(503, failure, request, response);
	}

	private static void send(int status, Exception failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		request.setAttribute("console.refusal", failure.getMessage());
		response.sendError(status);
	}

}
