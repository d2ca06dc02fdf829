package io.heavyread.service.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose word on the client a service takes. */
class TrustedProxyValveTests {

	private static final String[] FORGED = { "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https",
			"X-Forwarded-Host", "evil.example", "X-Forwarded-Port", "444", "X-Forwarded-Prefix", "/evil", "Forwarded",
			"for=203.0.113.9;host=evil.example", "X-Real-IP", "203.0.113.9" };

	@TempDir
	private Path directory;

	private final Tomcat tomcat = new Tomcat();

	@AfterEach
	void stop() throws LifecycleException {
		this.tomcat.stop();
		this.tomcat.destroy();
	}

	/** Start a server that tells what it takes for true. */
	private void trust(String... proxies) throws LifecycleException {
		this.tomcat.setBaseDir(this.directory.toString());
		this.tomcat.setPort(0);
		this.tomcat.getConnector().setProperty("address", "127.0.0.1");
		this.tomcat.getHost();
		this.tomcat.getEngine().getPipeline().addValve(new TrustedProxyValve(List.of(proxies)));
		this.tomcat.getEngine().getPipeline().addValve(new Teller());
		this.tomcat.start();
	}

	private String told(String... headers) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.tomcat.getConnector().getLocalPort() + "/");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).headers(headers).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Test
	void headers_withoutTrustedProxies_doNotCountAndAreGone() throws Exception {
		trust();
		assertThat(told(FORGED)).isEqualTo("127.0.0.1 http 127.0.0.1 false null null null null");
	}

	@Test
	void headers_ofAnotherPrivateAddress_doNotCount() throws Exception {
		trust("10.0.0.0/8", "::1");
		assertThat(told(FORGED)).isEqualTo("127.0.0.1 http 127.0.0.1 false null null null null");
	}

	@Test
	void headers_ofATrustedProxy_count() throws Exception {
		trust("10.0.0.0/8", "127.0.0.1");
		assertThat(told(FORGED)).startsWith("203.0.113.9 https evil.example true");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			/ops/console,           /ops/console
			/ops/console/,          /ops/console
			/a.b/~c_1/..d,          /a.b/~c_1/..d
			/,                      null
			//evil.example,         null
			/a//b,                  null
			/../a,                  null
			/a/./b,                 null
			/a/..,                  null
			ops,                    null
			https://evil.example/,  null
			/\\evil.example,         null
			/a%2f..,                null
			/a?b,                   null
			/a;Domain=b,            null
			""")
	void prefix_ofATrustedProxy_countsWhereItIsAPath(String prefix, String counts) throws Exception {
		trust("127.0.0.1");
		assertThat(told("X-Forwarded-Prefix", prefix).split(" ")[5]).isEqualTo(counts);
		assertThat(told("X-Forwarded-Prefix", "/a".repeat(200)).split(" ")[5]).isEqualTo("null");
	}

	@Test
	void address_behindTwoTrustedProxies_isTheLastOneThatIsNoProxy() throws Exception {
		trust("10.0.0.0/8", "127.0.0.0/8");
		assertThat(told("X-Forwarded-For", "198.51.100.1, 203.0.113.9, 10.1.1.1")).startsWith("203.0.113.9 http");
		assertThat(told("X-Forwarded-For", "<b>, 203.0.113.9")).startsWith("203.0.113.9 http");
	}

	private static final class Teller extends ValveBase {

		@Override
		public void invoke(Request request, Response response) throws IOException {
			response.getWriter()
				.write(String.join(" ", request.getRemoteAddr(), request.getScheme(), request.getServerName(),
						"" + request.isSecure(), request.getHeader("X-Forwarded-Host"),
						request.getHeader("X-Forwarded-Prefix"), request.getHeader("Forwarded"),
						request.getHeader("X-Real-IP")));
		}

	}

}
