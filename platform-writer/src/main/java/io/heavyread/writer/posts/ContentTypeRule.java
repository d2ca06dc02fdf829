package io.heavyread.writer.posts;

import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a post may be sent as: {@code application/json} in UTF-8, not compressed. */
final class ContentTypeRule {

	private ContentTypeRule() {
	}

	/** End the request with 415 when it is sent as something else. */
	static void check(HttpServletRequest request) {
		if (!isJson(request.getContentType())) {
			throw refused("The Content-Type must be application/json, in UTF-8.", "Accept", "application/json");
		}
		String coding = request.getHeader("Content-Encoding");
		if (coding != null && !coding.equalsIgnoreCase("identity")) {
			throw refused("The body must not have a content coding.", "Accept-Encoding", "identity");
		}
	}

	private static boolean isJson(@Nullable String contentType) {
		if (contentType == null) {
			return false;
		}
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
					&& (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
		}
		catch (InvalidMediaTypeException | IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return false;
		}
	}

	private static ProblemException refused(String detail, String header, String value) {
		return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail).header(header, value).exception();
	}

}
