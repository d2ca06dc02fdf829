package io.heavyread.reader.decoder;

import io.heavyread.reader.http.Authority;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.http.RequestTarget;
import io.heavyread.reader.http.Resource;
import io.heavyread.service.web.HostNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/**
 * What the data port demands of a decoded request. One per connection, because it
 * remembers the last valid host; for the connection's event loop only.
 */
public final class RequestRules {

	private final boolean comparisonEndpoints;

	private final HostNames names;

	private @Nullable String lastHost;

	/**
	 * Create the rules of one connection.
	 * @param comparisonEndpoints whether the resources for comparison exist
	 * @param names by which requests may name this reader
	 */
	public RequestRules(boolean comparisonEndpoints, HostNames names) {
		this.comparisonEndpoints = comparisonEndpoints;
		this.names = names;
	}

	/** Return what the decoder found. */
	public static Problem problem(Throwable failure) {
		if (failure instanceof TooLongHttpLineException) {
			return Problem.LINE_TOO_LONG;
		}
		boolean tooLarge = failure instanceof TooLongHttpHeaderException || failure instanceof TooManyHeadersException;
		return tooLarge ? Problem.HEAD_TOO_LARGE : Problem.MALFORMED;
	}

	/**
	 * Return what is so wrong that nothing more of the connection can be trusted, or
	 * null.
	 */
	public @Nullable Problem fatal(HttpRequest request, RequestHeaders headers, @Nullable RequestTarget target) {
		Problem host = host(request, headers.host());
		if (host != null) {
			return host;
		}
		if (target == null) {
			return Problem.MALFORMED;
		}
		return (isRead(request) && headers.announcesBody()) ? Problem.BODY : null;
	}

	private @Nullable Problem host(HttpRequest request, @Nullable String host) {
		if (host == null) {
			return request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? null : Problem.HOST;
		}
		if (!host.equals(this.lastHost)) {
			if (!Authority.isValid(host)) {
				return Problem.HOST;
			}
			if (!this.names.allow(host)) {
				return Problem.NOT_OWN_NAME;
			}
			this.lastHost = host;
		}
		return null;
	}

	/** Tell whether the method is GET or HEAD. */
	public static boolean isRead(HttpRequest request) {
		return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
	}

	/** Tell whether a browser asks in advance whether a script may read. */
	public static boolean isPreflight(HttpRequest request, RequestHeaders headers) {
		return request.method().equals(HttpMethod.OPTIONS) && headers.origin() != null && headers.isPreflight();
	}

	/** Return the resource, unless it is switched off. */
	public Resource resource(RequestTarget target) {
		Resource resource = target.resource();
		boolean comparison = resource == Resource.POST_REDIS || resource == Resource.POST_MARSHAL;
		return (comparison && !this.comparisonEndpoints) ? Resource.UNKNOWN : resource;
	}

	/** Return what becomes of the connection. A body that is not read ends it. */
	public static Persistence persistence(HttpRequest request, RequestHeaders headers, boolean draining) {
		if (draining || headers.isClose() || headers.announcesBody()) {
			return Persistence.CLOSED;
		}
		if (request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
			return Persistence.OPEN;
		}
		return headers.isKeepAlive() ? Persistence.KEPT_ALIVE : Persistence.CLOSED;
	}

}
