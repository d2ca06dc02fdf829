package io.heavyread.console.signin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.heavyread.console.support.Platform;

/** Calls of the API with name and password, through a proxy that tells whose they are. */
record Client(Platform platform) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/** Call once and return the answer. */
	HttpResponse<String> call(String name, String password, String address) {
		return begin(name, password, address).join();
	}

	/** Call several times at once and return all answers. */
	List<HttpResponse<String>> atOnce(int times, String name, String password, String address) {
		List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, times)
			.mapToObj((number) -> begin(name, password, address))
			.toList();
		return calls.stream().map(CompletableFuture::join).toList();
	}

	/** Guess wrong several times. */
	void guess(int times, String name, String address) {
		IntStream.range(0, times).forEach((number) -> call(name, "wrong", address));
	}

	private CompletableFuture<HttpResponse<String>> begin(String name, String password, String address) {
		String credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.platform.url() + "/api/fleet"))
			.header("Authorization", "Basic " + credentials)
			.header("X-Forwarded-For", address)
			.build();
		return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
	}

	/** Tell whether the password was not even looked at. */
	static boolean locked(HttpResponse<String> answer) {
		return answer.statusCode() == 401 && answer.body().contains("Too many wrong passwords");
	}

	/** Tell whether the password was looked at and is wrong. */
	static boolean refused(HttpResponse<String> answer) {
		return answer.statusCode() == 401 && answer.body().contains("Sign in");
	}

}
