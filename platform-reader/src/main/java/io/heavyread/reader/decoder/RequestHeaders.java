package io.heavyread.reader.decoder;

import java.util.List;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one request, as the decoder fills them in: every one is validated,
 * the few that matter are kept in fields, and only those that the decoder itself asks for
 * (Content-Length, Transfer-Encoding) are stored. A second Host or Content-Length is
 * refused here, in every version of HTTP, and so are thousands of tiny fields, which
 * would cost more than a hundred requests.
 */
public final class RequestHeaders extends DefaultHttpHeaders {

	/** Makes the headers of each request. */
	public static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {

		@Override
		public HttpHeaders newHeaders() {
			return new RequestHeaders();
		}

		@Override
		public HttpHeaders newEmptyHeaders() {
			return new RequestHeaders();
		}

	};

	private static final int MOST = 500;

	private static final AsciiString X_MIN_VERSION = AsciiString.cached("X-Min-Version");

	private int count;

	private @Nullable String host;

	private @Nullable String ifNoneMatch;

	private @Nullable String acceptEncoding;

	private @Nullable String minVersion;

	private @Nullable String origin;

	private boolean preflight;

	private boolean close;

	private boolean keepAlive;

	private boolean transferEncoding;

	private @Nullable String contentLength;

	private RequestHeaders() {
		super((name) -> {
		}, (value) -> {
		}, 2);
	}

	@Override
	public HttpHeaders add(CharSequence name, Object value) {
		String text = (String) value;
		if (name.length() == 0 || HttpHeaderValidationUtil.validateToken(name) >= 0
				|| HttpHeaderValidationUtil.validateValidHeaderValue(text) >= 0) {
			throw MalformedRequestException.INSTANCE;
		}
		if (++this.count > MOST) {
			throw TooManyHeadersException.INSTANCE;
		}
		switch (name.length()) {
			case 4 -> addHost(name, text);
			case 6 -> addOrigin(name, text);
			case 10 -> addConnection(name, text);
			case 13 -> addCondition(name, text);
			case 14 -> addContentLength(name, text);
			case 15 -> addAcceptEncoding(name, text);
			case 17 -> addTransferEncoding(name, text);
			case 29 -> this.preflight |= HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD.contentEqualsIgnoreCase(name);
			default -> {
			}
		}
		return this;
	}

	/** Return what is stored, without a list of its own in the usual case. */
	@Override
	public List<String> getAll(CharSequence name) {
		return (this.contentLength == null && !this.transferEncoding) ? List.of() : super.getAll(name);
	}

	private void addHost(CharSequence name, String text) {
		if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
			this.host = once(this.host, text);
		}
	}

	private void addOrigin(CharSequence name, String text) {
		if (HttpHeaderNames.ORIGIN.contentEqualsIgnoreCase(name)) {
			this.origin = joined(this.origin, text);
		}
	}

	private void addConnection(CharSequence name, String text) {
		if (HttpHeaderNames.CONNECTION.contentEqualsIgnoreCase(name)) {
			this.close |= containsToken(text, "close");
			this.keepAlive |= containsToken(text, "keep-alive");
		}
	}

	private void addCondition(CharSequence name, String text) {
		if (HttpHeaderNames.IF_NONE_MATCH.contentEqualsIgnoreCase(name)) {
			this.ifNoneMatch = joined(this.ifNoneMatch, text);
		}
		else if (X_MIN_VERSION.contentEqualsIgnoreCase(name)) {
			this.minVersion = joined(this.minVersion, text);
		}
	}

	private void addContentLength(CharSequence name, String text) {
		if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
			this.contentLength = once(this.contentLength, text);
			super.add(name, text);
		}
	}

	private void addAcceptEncoding(CharSequence name, String text) {
		if (HttpHeaderNames.ACCEPT_ENCODING.contentEqualsIgnoreCase(name)) {
			this.acceptEncoding = joined(this.acceptEncoding, text);
		}
	}

	private void addTransferEncoding(CharSequence name, String text) {
		if (HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)) {
			this.transferEncoding = true;
			super.add(name, text);
		}
	}

	private static String once(@Nullable String present, String text) {
		if (present != null) {
			throw MalformedRequestException.INSTANCE;
		}
		return text;
	}

	private static String joined(@Nullable String present, String text) {
		return (present != null) ? present + "," + text : text;
	}

	private static boolean containsToken(String list, String token) {
		if (list.equalsIgnoreCase(token)) {
			return true;
		}
		if (list.indexOf(',') >= 0) {
			for (String member : list.split(",", -1)) {
				if (member.strip().equalsIgnoreCase(token)) {
					return true;
				}
			}
		}
		return false;
	}

	public @Nullable String host() {
		return this.host;
	}

	public @Nullable String ifNoneMatch() {
		return this.ifNoneMatch;
	}

	public @Nullable String acceptEncoding() {
		return this.acceptEncoding;
	}

	public @Nullable String minVersion() {
		return this.minVersion;
	}

	/** Return the origin of the script that a browser asks for. */
	public @Nullable String origin() {
		return this.origin;
	}

	/** Tell whether a browser asks in advance whether a request is allowed. */
	public boolean isPreflight() {
		return this.preflight;
	}

	/** Tell whether the connection shall end after this request. */
	public boolean isClose() {
		return this.close;
	}

	/** Tell whether a client of HTTP/1.0 asked to keep the connection. */
	public boolean isKeepAlive() {
		return this.keepAlive;
	}

	/** Tell whether a body follows, or may follow. */
	public boolean announcesBody() {
		return this.transferEncoding || (this.contentLength != null && !isZero(this.contentLength));
	}

	private static boolean isZero(String length) {
		for (int i = 0; i < length.length(); i++) {
			if (length.charAt(i) != '0') {
				return false;
			}
		}
		return true;
	}

}
