package io.heavyread.console.live;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a page that lost its stream whether its session is over: then this is refused.
 */
@RestController
class SessionController {

	@GetMapping("/live/session")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void alive() {
		// The answer is the status: whoever comes here is signed in.
	}

}
