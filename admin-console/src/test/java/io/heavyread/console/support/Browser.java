package io.heavyread.console.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

/** What a browser without script does: keeps cookies, sends forms with their token. */
public final class Browser {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final String url;

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient client;

	private final HttpClient plain;

	public Browser(String url) {
		this(url, HttpClient.newBuilder());
	}

	/** Create one that trusts others than usual. */
	public Browser(String url, SSLContext trusted) {
		this(url, HttpClient.newBuilder().sslContext(trusted));
	}

	private Browser(String url, HttpClient.Builder clients) {
		this.url = url;
		clients.cookieHandler(this.cookies);
		this.client = clients.followRedirects(HttpClient.Redirect.NORMAL).build();
		this.plain = clients.followRedirects(HttpClient.Redirect.NEVER).build();
	}

	/** Sign in. */
	public Browser signIn(String name, String password) {
		submit("/login", "/login", Map.of("username", name, "password", password));
		return this;
	}

	/** Return the value of a cookie that it holds. */
	public Optional<String> cookie(String name) {
		return cookies().stream().filter((cookie) -> cookie.getName().equals(name)).map(HttpCookie::getValue).findAny();
	}

	/** Return all cookies that it holds. */
	public List<HttpCookie> cookies() {
		return this.cookies.getCookieStore().getCookies();
	}

	/** Put a cookie into it, as another server on the same host can. */
	public void plant(String name, String path, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath(path);
		cookie.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.url), cookie);
	}

	/** Open a page, redirects followed. */
	public HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path))
			.header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	/** Send a form with the token of the page that it is on. */
	public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
		Map<String, String> all = new java.util.HashMap<>(fields);
		all.put("_csrf", token(page));
		return post(action, all);
	}

	/** Return the token of a page's forms, empty when it has none. */
	public String token(String page) {
		Matcher token = TOKEN.matcher(get(page).body());
		return token.find() ? token.group(1) : "";
	}

	/** Send a form as another site would: without a token of its own. */
	public HttpResponse<String> post(String action, Map<String, String> fields) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(URI.create(this.url + action))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build());
	}

	/**
	 * Send any request, follow no redirect and read no more than the head, so that it
	 * also works on a stream.
	 */
	public HttpResponse<InputStream> head(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = request(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
		HttpResponse<InputStream> head = send(this.plain, request.build(), HttpResponse.BodyHandlers.ofInputStream());
		try {
			head.body().close();
			return head;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Open a stream, which lasts until it is closed. */
	public InputStream stream(String path) {
		HttpRequest request = request("GET", path, HttpRequest.BodyPublishers.noBody()).build();
		return send(this.plain, request, HttpResponse.BodyHandlers.ofInputStream()).body();
	}

	/** Send any request. */
	public HttpResponse<String> send(String method, String path, String body, String... headers) {
		return send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
	}

	/** Send any request with any bytes. */
	public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
		return send(request(method, path, body, headers).build());
	}

	private HttpRequest.Builder request(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path)).method(method, body);
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private HttpResponse<String> send(HttpRequest request) {
		return send(this.client, request, HttpResponse.BodyHandlers.ofString());
	}

	private static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body) {
		try {
			return client.send(request, body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
