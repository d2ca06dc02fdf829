package io.heavyread.writer.request;

import java.io.IOException;

import io.heavyread.store.WriteCondition;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What every write brings along, read and checked.
 *
 * @param body the request's body
 * @param condition what must hold for the write to happen
 * @param signature what makes the request recognisable, null when it has no idempotency
 * key
 * @param acknowledgement what to wait for after the commit
 */
public record WriteRequest(byte[] body, WriteCondition condition, @Nullable RequestSignature signature,
		Acknowledgement acknowledgement) {

	/**
	 * Read a request whose body has arrived whole; end it with a problem when something
	 * of it is refused.
	 */
	public static WriteRequest of(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readAllBytes();
		Acknowledgement acknowledgement = Acknowledgement.of(request);
		return new WriteRequest(body, Preconditions.of(request), RequestSignature.of(request, body), acknowledgement);
	}

}
