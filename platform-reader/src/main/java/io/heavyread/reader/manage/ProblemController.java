package io.heavyread.reader.manage;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that reached no handler. */
@RestController
class ProblemController implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
		HttpStatus status = HttpStatus.NOT_FOUND;
		if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
			HttpStatus known = HttpStatus.resolve(code);
			status = (known != null) ? known : HttpStatus.INTERNAL_SERVER_ERROR;
		}
		return ResponseEntity.of(ProblemDetail.forStatus(status)).build();
	}

}
