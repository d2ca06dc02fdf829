package io.heavyread.local.gateway;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.common.Shortcut;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The route filter {@code NextReader}: asks the next reader when one does not answer or
 * answers 503. The gateway's own {@code Retry} filter waits a second before it tries
 * again, may choose the same reader twice, and turns the last 503 into a 500.
 */
public final class NextReaderFilter {

	private static final String TRIED = NextReaderFilter.class.getName() + ".tried";

	private NextReaderFilter() {
	}

	/**
	 * Return the filter.
	 * @param attempts how many readers are asked at most; the last one's answer counts
	 */
	@Shortcut
	public static HandlerFilterFunction<ServerResponse, ServerResponse> nextReader(int attempts) {
		return (request, next) -> {
			Set<String> tried = ConcurrentHashMap.newKeySet();
			MvcUtils.putAttribute(request, TRIED, tried);
			for (int attempt = 1; attempt < attempts; attempt++) {
				try {
					ServerResponse response = next.handle(request);
					if (response.statusCode() != HttpStatus.SERVICE_UNAVAILABLE) {
						return response;
					}
					release(request);
				}
				catch (ResourceAccessException ex) {
					reader(request).ifPresent((reader) -> health(request).avoid(reader));
				}
				reader(request).map(ReaderHealth::address).ifPresent(tried::add);
			}
			return next.handle(request);
		};
	}

	/** Return the addresses that a request with these attributes has tried. */
	@SuppressWarnings("unchecked")
	static Set<String> tried(Map<String, Object> attributes) {
		return (Set<String>) attributes.getOrDefault(TRIED, Set.of());
	}

	private static void release(ServerRequest request) {
		request.attribute(MvcUtils.CLIENT_RESPONSE_ATTR)
			.map(ClientHttpResponse.class::cast)
			.ifPresent(ClientHttpResponse::close);
	}

	private static Optional<URI> reader(ServerRequest request) {
		return request.attribute(MvcUtils.GATEWAY_REQUEST_URL_ATTR).map(URI.class::cast);
	}

	private static ReaderHealth health(ServerRequest request) {
		return MvcUtils.getApplicationContext(request).getBean(ReaderHealth.class);
	}

}
