package io.heavyread.console.live;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a page that lost its stream why: its session is over, or there is no room for
 * another stream. Then this is refused.
 */
@RestController
class SessionController {

	private final LiveStreams streams;

	SessionController(LiveStreams streams) {
		this.streams = streams;
	}

	/** Whoever comes here is signed in. */
	@GetMapping("/live/session")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void alive(HttpServletRequest request) {
		this.streams.requireRoom(String.valueOf(request.getRemoteUser()));
	}

}
