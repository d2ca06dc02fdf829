package io.heavyread.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Requests to services: one that reads has less time than one that writes, so that a
 * reader that hangs leaves time to ask another.
 *
 * @param reads makes requests that read
 * @param writes makes all others
 */
record ServiceRequests(ClientHttpRequestFactory reads,
		ClientHttpRequestFactory writes) implements ClientHttpRequestFactory {

	private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	@Override
	public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
		return (READS.contains(method) ? this.reads : this.writes).createRequest(uri, method);
	}

}
