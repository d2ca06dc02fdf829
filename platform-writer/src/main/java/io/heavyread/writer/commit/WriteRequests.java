package io.heavyread.writer.commit;

import java.io.IOException;

import io.heavyread.writer.condition.Preconditions;
import io.heavyread.writer.idempotency.RequestSignature;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/** Reads what every write brings along. */
@Component
public class WriteRequests {

	/**
	 * Return the request's conditions, key and body, which has arrived whole; end the
	 * request with a problem when one of them is refused.
	 */
	public WriteRequest read(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readAllBytes();
		Acknowledgement acknowledgement = Acknowledgement.of(request);
		return new WriteRequest(body, Preconditions.of(request), RequestSignature.of(request, body), acknowledgement);
	}

}
