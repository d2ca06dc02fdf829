package io.heavyread.reader.answer;

import io.heavyread.reader.decoder.RequestHeaders;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A request that is allowed, to be answered.
 *
 * @param headOnly whether the body of the answer is left out
 * @param resource what it is about
 * @param id the post's id; null for the health, or when none is valid
 * @param headers the header fields
 * @param persistence what becomes of the connection
 */
record Request(boolean headOnly, Resource resource, @Nullable String id, RequestHeaders headers,
		Persistence persistence) {
}
