package io.heavyread.writer.request;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import io.heavyread.store.Write.Idempotency;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What makes a request recognisable when it comes again.
 *
 * @param key the client's {@code Idempotency-Key}
 * @param fingerprint SHA-256 in hex over method, target, conditional headers and body
 */
public record RequestSignature(String key, String fingerprint) {

	private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

	/**
	 * Return the signature of a request, or null when it has no key. A malformed key ends
	 * the request with 400.
	 */
	static @Nullable RequestSignature of(HttpServletRequest request, byte[] body) {
		String key = RequestFields.header(request, "Idempotency-Key");
		if (key == null) {
			return null;
		}
		if (!KEY.matcher(key).matches()) {
			throw Problem.badRequest("Idempotency-Key must be 1 to 128 visible ASCII characters.");
		}
		return new RequestSignature(key, fingerprint(request, body));
	}

	private static String fingerprint(HttpServletRequest request, byte[] body) {
		MessageDigest digest = sha256();
		add(digest, request.getMethod());
		add(digest, request.getRequestURI());
		add(digest, String.valueOf(request.getQueryString()));
		addAll(digest, Collections.list(request.getHeaders("If-Match")));
		addAll(digest, Collections.list(request.getHeaders("If-None-Match")));
		digest.update(body);
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void addAll(MessageDigest digest, List<String> texts) {
		digest.update(number(texts.size()));
		texts.forEach((text) -> add(digest, text));
	}

	/** Add the length too, so that no two lists of texts look the same. */
	private static void add(MessageDigest digest, String text) {
		byte[] bytes = text.getBytes(UTF_8);
		digest.update(number(bytes.length));
		digest.update(bytes);
	}

	private static byte[] number(int value) {
		return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** Return what the store keeps with the write. */
	public Idempotency toIdempotency(byte[] context) {
		return new Idempotency(this.key, this.fingerprint, context);
	}

}
