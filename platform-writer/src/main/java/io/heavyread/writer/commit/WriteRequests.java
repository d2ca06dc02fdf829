package io.heavyread.writer.commit;

import io.heavyread.writer.condition.Preconditions;
import io.heavyread.writer.http.BodyReader;
import io.heavyread.writer.idempotency.RequestSignature;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/** Reads what every write brings along. */
@Component
public class WriteRequests {

	private final BodyReader bodies;

	WriteRequests(BodyReader bodies) {
		this.bodies = bodies;
	}

	/**
	 * Return the request's conditions, key and body. Blocks while the body arrives; ends
	 * the request with a problem when one of them is refused.
	 */
	public WriteRequest read(HttpServletRequest request) {
		byte[] body = this.bodies.read(request);
		Acknowledgement acknowledgement = Acknowledgement.of(request);
		return new WriteRequest(body, Preconditions.of(request), RequestSignature.of(request, body), acknowledgement);
	}

}
